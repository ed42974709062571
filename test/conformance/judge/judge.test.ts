import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../../mock-server/conformance/cases/expectation.ts';
import { answerKindsOf } from '../../../mock-server/conformance/judge/answer-kinds.ts';
import { answerSecrets } from '../../../mock-server/conformance/judge/answer-secrets.ts';
import { describeReply } from '../../../mock-server/conformance/judge/describe.ts';
import { findLeak } from '../../../mock-server/conformance/judge/find-leak.ts';
import { judgeReply } from '../../../mock-server/conformance/judge/judge-reply.ts';
import type { Probe, Reply } from '../../../mock-server/conformance/receiver.ts';
import { sign } from '../../../mock-server/signature/sign.ts';
import { accepted, rejected, secret } from '../receiver-bench.ts';

function answer(status: number, body = '', headers: Probe['headers'] = [], tookMs = 1): Reply {
  return { kind: 'answer', status, headers, body: Buffer.from(body), tookMs };
}

describe('kinds of answers', () => {
  test.each<[number, readonly string[]]>([
    [200, ['accepted']],
    [202, ['accepted']],
    [201, ['accepted-otherwise']],
    [204, ['accepted-otherwise']],
    [299, ['accepted-otherwise']],
    [301, ['redirected']],
    [304, ['redirected']],
    [400, ['rejected']],
    [401, ['rejected']],
    [403, ['rejected']],
    [413, ['rejected', 'too-large']],
    [415, ['rejected']],
    [422, ['rejected']],
    [404, ['not-allowed']],
    [405, ['not-allowed']],
    [501, ['not-allowed']],
    [409, ['busy']],
    [425, ['busy']],
    [429, ['busy']],
    [431, ['too-large']],
    [402, ['other-4xx']],
    [499, ['other-4xx']],
    [500, ['server-error']],
    [503, ['server-error']],
    [599, ['server-error']],
    [999, ['server-error']],
    [101, ['server-error']],
  ])('%i is %j', (status, kinds) => {
    expect(answerKindsOf(answer(status))).toEqual(kinds);
  });

  test('503 is busy if it says when to come again', () => {
    expect(answerKindsOf(answer(503, '', [['retry-after', '1']]))).toEqual(['busy']);
  });

  test('silence has its kinds, and what was never sent has none', () => {
    const kinds = (['no-answer', 'closed', 'unreachable', 'failed'] as const).map((kind) =>
      answerKindsOf({ kind, message: '' }),
    );
    expect(kinds).toEqual([['no-answer'], ['closed'], [], []]);
  });
});

describe('a judgement', () => {
  test.each<[string, Reply, Expectation, string, string]>([
    ['right', answer(200), accepted, 'pass', ''],
    ['one of several', answer(429), { answer: ['accepted', 'busy'] }, 'pass', ''],
    [
      'accepted for refused',
      answer(200),
      rejected,
      'fail',
      'expected a refusal (400, 401, 403, 413, 415 or 422), got 200',
    ],
    [
      'tolerated',
      answer(204),
      { answer: ['accepted'], warn: ['accepted-otherwise'] },
      'warn',
      'expected acceptance (200 or 202), got 204',
    ],
    [
      'a redirect',
      answer(302),
      accepted,
      'fail',
      'expected acceptance (200 or 202), got 302: senders do not follow redirects',
    ],
    [
      'silence',
      { kind: 'closed', message: 'ECONNRESET\u001b[31m' },
      accepted,
      'fail',
      'expected acceptance (200 or 202), got a closed connection (ECONNRESET\ufffd[31m)',
    ],
    [
      'a status that is not among those',
      answer(401),
      { answer: ['rejected'], statuses: [400, 422] },
      'fail',
      'expected 400 or 422, got 401',
    ],
    ['one that is', answer(422), { answer: ['rejected'], statuses: [400, 422] }, 'pass', ''],
    [
      'slow',
      answer(200, '', [], 2500),
      { ...accepted, warnOverMs: 2000, failOverMs: 5000 },
      'warn',
      'the status came after 2500 ms, and more than 2000 ms are risky',
    ],
    [
      'too slow',
      answer(200, '', [], 5001),
      { ...accepted, warnOverMs: 2000, failOverMs: 5000 },
      'fail',
      'the status came after 5001 ms, and 5000 ms are allowed',
    ],
    [
      'a text that should not be there',
      answer(400, 'Unexpected TOKEN'),
      { ...rejected, lacks: ['token'] },
      'fail',
      'the answer holds "token", which it should not',
    ],
    [
      'the same in a header',
      answer(400, '', [['X-Error', 'token']]),
      { ...rejected, lacks: ['token'] },
      'fail',
      'the answer holds "token", which it should not',
    ],
    ['none of them', answer(400, 'no'), { ...rejected, lacks: ['token'] }, 'pass', ''],
  ])('%s', (_, reply, expectation, verdict, reason) => {
    expect(judgeReply(reply, expectation)).toEqual({ verdict, reason });
  });

  test('a redirect passes only where a case names it', () => {
    expect(judgeReply(answer(301), { answer: ['closed'], warn: ['redirected'] }).verdict).toBe('warn');
  });

  test('the same answer as before', () => {
    const either: Expectation = { answer: ['accepted', 'rejected'] };
    expect(judgeReply(answer(202), either, { sameAs: answer(200) }).verdict).toBe('pass');
    expect(judgeReply(answer(401), either, { sameAs: answer(200) })).toEqual({
      verdict: 'fail',
      reason: 'expected the same answer as before (200), got 401',
    });
  });

  test('names a secret without saying it', () => {
    const secrets = { secret: [secret], good: ['abc'] };
    const judged = judgeReply(answer(401, secret), { ...rejected, lacks: ['{secret}'] }, { secrets });
    expect(judged).toEqual({ verdict: 'fail', reason: 'the answer holds the signing secret' });
    const mac = judgeReply(answer(401, 'ABC'), { ...rejected, lacks: ['{good}'] }, { secrets });
    expect(mac.reason).toBe('the answer holds the signature that would have been right');
  });
});

describe('a leak', () => {
  const body = Buffer.from('{}');
  const good = sign(body, secret, { now: new Date(1_700_000_000_000) });
  const mac = /v1=(\w+)/.exec(good)?.[1] ?? '';
  const wrong: Probe = {
    method: 'POST',
    headers: [['X-Plextera-Signature', `t=1700000000,v1=${'0'.repeat(64)}`]],
    body,
    wire: {},
    deadlineMs: 1,
  };
  const leakIn = (text: string, status = 401) => findLeak(wrong, answer(status, text), secret);

  test.each([
    ['the secret', `no: ${secret}`, 'the signing secret'],
    ['the secret without its prefix', `no: ${secret.slice(6)}`, 'the signing secret'],
    ['the right signature', `expected ${mac}`, 'the signature that would have been right'],
    [
      'the right signature in base64',
      Buffer.from(mac, 'hex').toString('base64'),
      'the signature that would have been right',
    ],
    ['a stack of Node', 'Error: no\n    at verify (/app/verify.js:1:2)', 'a stack trace'],
    ['a stack without names', 'at file:///app/verify.js:1:2', 'a stack trace'],
    ['a stack in JSON', '{"stack":"Error\\n    at verify (/srv/x.ts:10:20)"}', 'a stack trace'],
    ['a stack of Python', 'Traceback (most recent call last):\n', 'a stack trace'],
    ['a path', 'cannot read /home/me/app/hooks.py', 'a path of a file (/home/me/app/hooks.py)'],
    ['a path of Windows', 'in C:\\inetpub\\app\\hooks.cs', 'a path of a file (C:\\inetpub\\app\\hooks.cs)'],
  ])('%s', (_, text, what) => {
    expect(leakIn(text)).toBe(what);
  });

  test.each([
    '',
    'signature refused',
    'Cannot GET /hooks/v1',
    'look at https://docs.example.com/webhooks/errors',
    `you sent ${'0'.repeat(64)}`,
    'at 10:20:30 today',
  ])('is not seen in %j', (text) => {
    expect(leakIn(text)).toBeUndefined();
  });

  test('is of no interest in the answer to what was accepted', () => {
    expect(leakIn(secret, 200)).toBeUndefined();
    expect(leakIn(secret, 500)).toBe('the signing secret');
  });

  test('what was sent may come back', () => {
    const right: Probe = { ...wrong, headers: [['x-plextera-signature', good]] };
    expect(answerSecrets(right, secret).good).not.toContain(mac);
    expect(findLeak(right, answer(400, `you sent ${good}`), secret)).toBeUndefined();
  });
});

test('why there is no answer is told to its end, where the hint stands', () => {
  const message = `${'a long text of the TLS library, '.repeat(8)} Is it http?`;
  expect(describeReply({ kind: 'unreachable', message })).toMatch(/^no connection \(.* Is it http\?\)$/);
  expect(describeReply({ kind: 'closed', message: 'It hung up.' })).toBe('a closed connection (It hung up)');
});
