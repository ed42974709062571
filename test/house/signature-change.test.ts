import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventTypes, headers, signatureParameters } from '../../mock-server/contract/catalog.ts';
import { copyContract, copySecret } from '../fixtures/contract-copy.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const patience = { timeout: 120_000 };

test(
  'changed constants of the signature are followed by the sender and by the verifier',
  patience,
  async () => {
    const copy = copyContract();
    copy.replace('format: t={timestamp},v1={signature}', 'format: t={timestamp},v2={signature}');
    copy.replace('signatureKey: v1', 'signatureKey: v2');
    copy.replace('algorithm: sha256', 'algorithm: sha512');
    copy.replace(`toleranceSeconds: ${signatureParameters.toleranceSeconds}`, 'toleranceSeconds: 42');
    await copy.generate();

    const [type] = eventTypes;
    const receiver = await startRecordingReceiver(200);
    const { code, stderr } = await copy.mock(['send', type, '--to', receiver.url]);
    expect(code, stderr).toBe(0);
    const header = receiver.header(0, headers.signature.name) ?? '';
    const [, time = '', mac] = /^t=(\d+),v2=([0-9a-f]{128})$/.exec(header) ?? [];
    const body = receiver.requests[0]?.body ?? Buffer.alloc(0);
    expect(createHmac('sha512', copySecret).update(`${time}.`).update(body).digest('hex')).toBe(mac);

    const verifyAt = async (seconds: number) => {
      const at = String(Number(time) + seconds);
      return (await copy.mock(['verify', '--signature', header, '--at', at], body)).code;
    };
    const [within, beyond, received] = await Promise.all([
      verifyAt(42),
      verifyAt(43),
      copy.deliverToItself(type),
    ]);
    expect([within, beyond]).toEqual([0, 1]);
    expect(received).toMatchObject({ kind: 'event', diagnostics: [] });
  },
);
