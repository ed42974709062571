import { afterAll, expect, test } from 'vitest';
import { headers, signatureParameters } from '../../mock-server/contract/catalog.ts';
import { signAt } from '../../mock-server/signature/sign.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, secret, stableHeaders, startBench } from './bench.ts';
import { type CapturedRequest, headerOf, startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

/** One attempt without the fault, then one with it. */
async function compare(name: string, options: Record<string, unknown> = {}) {
  const capture = await startCapture();
  const { faults, attempt } = startBench(capture.url);
  const plain = await attempt();
  faults.add({ name, options });
  await attempt();
  const [before, after] = capture.requests;
  expect(after?.line).toBe(before?.line);
  return { before, after, body: plain.body };
}

/** Read without the strictness of a receiver, which would refuse what some faults send. */
function signatureOf(request: CapturedRequest | undefined) {
  const { elementSeparator, valueSeparator, timestampKey, signatureKey } = signatureParameters;
  const elements = (headerOf(request, headers.signature.name) ?? '').split(elementSeparator);
  const valuesOf = (key: string) =>
    elements.flatMap((element) =>
      element.startsWith(key + valueSeparator) ? element.slice(key.length + 1) : [],
    );
  const [timestamp = ''] = valuesOf(timestampKey);
  return { timestamp, seconds: Number(timestamp), signatures: valuesOf(signatureKey) };
}

const nowSeconds = () => Date.now() / 1000;

test.each([
  ['other-secret', 'signature-mismatch'],
  ['changed', 'signature-mismatch'],
  ['cut', undefined],
  ['empty', 'header-missing'],
  ['absent', 'header-missing'],
])('bad-signature (%s) changes the signature and nothing else', async (how, check) => {
  const { before, after, body } = await compare('bad-signature', { how });
  expect(receiveCaptured(after)).toMatchObject({ kind: 'refused', ...(check && { check }) });
  expect(after?.body).toEqual(body);
  expect(stableHeaders(after)).toEqual(stableHeaders(before));
  expect(headerOf(after, headers.signature.name) === undefined).toBe(how === 'absent');
});

test.each(['bit', 'newline', 'rewritten'])(
  'tampered-body (%s) changes the body after a signature that held',
  async (how) => {
    const { before, after, body } = await compare('tampered-body', { how });
    expect(after?.body).not.toEqual(body);
    expect(headerOf(after, 'content-length')).toBe(String(after?.body.length));
    expect(stableHeaders(after, 'content-length')).toEqual(stableHeaders(before, 'content-length'));
    expect(receiveCaptured(after)).toMatchObject({ kind: 'refused', check: 'signature-mismatch' });
    const { timestamp } = signatureOf(after);
    expect(headerOf(after, headers.signature.name)).toBe(signAt(body, secret, timestamp));
    if (how === 'newline') expect(after?.body.toString()).toBe(`${body}\n`);
    if (how === 'rewritten') expect(JSON.parse(String(after?.body))).toEqual(JSON.parse(String(body)));
    if (how === 'bit') expect(after?.body.filter((byte, at) => byte !== body[at])).toHaveLength(1);
  },
);

test.each([
  ['stale-timestamp', {}, -signatureParameters.toleranceSeconds - 60, 'timestamp-too-old'],
  ['stale-timestamp', { seconds: 86_400 }, -86_400, 'timestamp-too-old'],
  ['future-timestamp', {}, signatureParameters.toleranceSeconds + 60, 'timestamp-in-future'],
])('%s %o signs a body as of another time', async (name, options, shift, check) => {
  const { before, after, body } = await compare(name, options);
  const { timestamp, seconds } = signatureOf(after);
  expect(Math.abs(seconds - nowSeconds() - shift)).toBeLessThan(5);
  expect(headerOf(after, headers.signature.name)).toBe(signAt(body, secret, timestamp));
  expect(receiveCaptured(after)).toMatchObject({ kind: 'refused', check });
  expect(stableHeaders(after)).toEqual(stableHeaders(before));
});

test('stale-timestamp within the tolerance is accepted', async () => {
  const { after } = await compare('stale-timestamp', { seconds: signatureParameters.toleranceSeconds - 60 });
  expect(receiveCaptured(after)).toMatchObject({ kind: 'event' });
});

test('millisecond-timestamp signs the present time in milliseconds', async () => {
  const { after, body } = await compare('millisecond-timestamp');
  const { timestamp, seconds } = signatureOf(after);
  expect(Math.abs(seconds - Date.now())).toBeLessThan(5_000);
  expect(headerOf(after, headers.signature.name)).toBe(signAt(body, secret, timestamp));
  expect(receiveCaptured(after)).toMatchObject({ kind: 'refused' });
});

test.each([
  ['first', 0],
  ['last', 1],
])('two-signatures sends one that holds (%s) and one that does not, and is accepted', async (right, at) => {
  const { before, after, body } = await compare('two-signatures', { right });
  const { timestamp, signatures } = signatureOf(after);
  expect(signatures).toHaveLength(2);
  const [holding] = signatureOf({
    line: '',
    body,
    headers: [[headers.signature.name, signAt(body, secret, timestamp)]],
  }).signatures;
  expect(signatures.indexOf(holding ?? '')).toBe(at);
  expect(receiveCaptured(after)).toMatchObject({ kind: 'event' });
  expect(after?.body).toEqual(before?.body);
});
