import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sign } from '../../mock-server/signature/sign.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';

interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly timestamp: string;
  readonly body: { readonly text: string; readonly times?: number } | { readonly base64: string };
  readonly header: string;
}

const file = new URL('../fixtures/signature-vectors.json', import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8'));
const hasPython = spawnSync('python3', ['--version']).status === 0;

function bytesOf({ body }: Vector): Buffer {
  if ('base64' in body) return Buffer.from(body.base64, 'base64');
  return Buffer.from(body.text.repeat(body.times ?? 1));
}

const timeOf = ({ timestamp }: Vector): Date => new Date(Number(timestamp) * 1000);

test('the file holds at least twenty vectors with different names', () => {
  expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  expect(vectors.length).toBeGreaterThanOrEqual(20);
});

test('the published test vector is what we sign', () => {
  const body = '{"eventId":"evt_01JY7MFAILED000000000001","eventType":"document-insights.extraction.failed"}';
  expect(sign(body, 'whsec_test_secret', { now: new Date(1775556000_000) })).toBe(
    't=1775556000,v1=9e79107f49f1ac0a32d92f2722c698ed5a4cbc3668bf8e51f8b791c6f123586a',
  );
});

describe.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
  test('is what we sign', () => {
    expect(sign(bytesOf(vector), vector.secret, { now: timeOf(vector) })).toBe(vector.header);
  });

  test('is verified', () => {
    const options = { now: timeOf(vector) };
    expect(verifySignature(bytesOf(vector), vector.header, vector.secret, options)).toEqual({
      kind: 'verified',
      signedAt: timeOf(vector),
      secretIndex: 0,
    });
  });

  test('is what openssl computes', () => {
    const input = Buffer.concat([Buffer.from(`${vector.timestamp}.`), bytesOf(vector)]);
    const { stdout } = spawnSync('openssl', ['dgst', '-sha256', '-hmac', vector.secret], { input });
    expect(vector.header).toBe(`t=${vector.timestamp},v1=${stdout.toString().trim().split(' ').at(-1)}`);
  });
});

test.runIf(hasPython)("every vector is what Python's hmac computes", () => {
  const program = `
import base64, hashlib, hmac, json, sys
for vector in json.load(open(sys.argv[1], encoding='utf-8')):
    body = vector['body']
    raw = base64.b64decode(body['base64']) if 'base64' in body else (body['text'] * body.get('times', 1)).encode()
    mac = hmac.new(vector['secret'].encode(), vector['timestamp'].encode() + b'.' + raw, hashlib.sha256)
    print('t=' + vector['timestamp'] + ',v1=' + mac.hexdigest())
`;
  const { stdout } = spawnSync('python3', ['-c', program, file.pathname], { encoding: 'utf8' });
  expect(stdout.trim().split('\n')).toEqual(vectors.map(({ header }) => header));
});
