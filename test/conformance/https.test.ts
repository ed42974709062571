import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import type { SecureVersion } from 'node:tls';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { casesOf } from '../../mock-server/conformance/cases/catalogue.ts';
import { openHttpReceiver } from '../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import { runReceiverCases } from '../../mock-server/conformance/run/run-receiver-cases.ts';
import type { CaseResult } from '../../mock-server/conformance/verdict.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { type Certificates, makeCertificates } from '../fixtures/certificates.ts';
import { receiverListener } from './receiver-bench.ts';

const secret = 'whsec_behind_https_0123456789';
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

/** Runs the case of connections against a receiver behind https. */
async function judgeConnections(server: Server): Promise<CaseResult | undefined> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`);
  const receiver = openHttpReceiver({
    url,
    policy: { allowHosts: [] },
    clock: systemClock,
    ca: certificates.ca,
  });
  onTestFinished(async () => {
    await receiver.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { results, stopped } = await runReceiverCases({
    receiver,
    secret,
    seed: 7,
    cases: casesOf({ ids: ['TRN-10'] }),
  });
  expect(stopped).toBeUndefined();
  return results[0];
}

function secureServer(options: { readonly minVersion?: SecureVersion; readonly ciphers?: string } = {}) {
  return createSecureServer({ ...certificates.good, ...options }, receiverListener(secret));
}

test('a receiver that speaks https of today alone passes', async () => {
  expect(await judgeConnections(secureServer())).toMatchObject({ verdict: 'pass', reason: '' });
});

test('one that speaks plain HTTP at the same port fails for that', async () => {
  const secure = secureServer();
  const plain = createServer(receiverListener(secret));
  const handshake = 22;
  const either = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.once('readable', () => {
      const first: Buffer | null = socket.read();
      if (first === null) return socket.destroy();
      socket.unshift(first);
      return (first[0] === handshake ? secure : plain).emit('connection', socket);
    });
  });
  expect(await judgeConnections(either)).toMatchObject({
    verdict: 'fail',
    variant: 'plain HTTP',
    reason: expect.stringMatching(/ got 200\.$/),
  });
});

test('one that takes TLS before 1.2 fails for that', async () => {
  const outdated = secureServer({ minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' });
  expect(await judgeConnections(outdated)).toMatchObject({
    verdict: 'fail',
    variant: 'TLS 1.0 and 1.1',
    reason: expect.stringMatching(/ got 200\.$/),
  });
});
