import { expect, test } from 'vitest';
import { redactAnswer } from '../../mock-server/delivery/redact-answer.ts';

function shown(value: string, hidden: readonly string[] = [], name = 'X-Any') {
  const answer = redactAnswer({ headers: [[name, value]], body: Buffer.from(value) }, hidden);
  return { header: answer.headers[0]?.[1], body: Buffer.from(answer.body).toString() };
}

test('a header that opens a session is not shown, whatever it holds', () => {
  for (const name of ['Set-Cookie', 'WWW-Authorization', 'x-csrf-token', 'X-API-Key', 'client-secret'])
    expect(shown('canary', [], name).header).toBe('[redacted]');
  expect(shown('nginx', [], 'Server').header).toBe('nginx');
});

test('what an answer repeats of a hidden value is not shown, with or without its scheme', () => {
  const text = 'got Bearer abcdefgh12 and abcdefgh12 “so”';
  expect(shown(text, ['Bearer abcdefgh12']).body).toBe('got [redacted] and [redacted] “so”');
  expect(shown('a, b and Bearer', ['a', 'Bearer']).body).toBe('a, b and Bearer');
});

test('a URL in a header is shown without its tokens and its user', () => {
  expect(shown('/next?page=2&access_token=abc&x=1#code=9').header).toBe(
    '/next?page=2&access_token=redacted&x=1#code=redacted',
  );
  expect(shown('<https://me:pw@a.test/?sig=1>; rel="next"').header).toMatch(
    /^<https:\/\/redacted@a\.test\/\?sig=redacted/,
  );
  expect(shown('someone@a.test').header).toBe('someone@a.test');
});

test('bytes that are no text stay as they are', () => {
  const body = Buffer.from([0xff, 0x00, 0x80]);
  expect(redactAnswer({ headers: [], body }, ['abcdefgh']).body).toEqual(body);
  const mixed = Buffer.concat([body, Buffer.from('abcdefgh'), body]);
  const clean = redactAnswer({ headers: [], body: mixed }, ['abcdefgh']).body;
  expect(clean).toEqual(Buffer.concat([body, Buffer.from('[redacted]'), body]));
});
