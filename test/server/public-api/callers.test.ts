import { afterAll, describe, expect, test } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { all, sharedPublicApi, startPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

const one = `${all}/sub_1`;

describe('the API key', () => {
  test.each([
    ['any key, where none is set', undefined, 'api-key any', 200],
    ['the right key', 'pk_canary', 'api-key pk_canary', 200],
    ['another key', 'pk_canary', 'api-key pk_canarz', 401],
    ['a part of the key', 'pk_canary', 'api-key pk_', 401],
    ['nothing', undefined, undefined, 401],
    ['a bare key', undefined, 'pk_canary', 401],
    ['the prefix alone', undefined, 'api-key ', 401],
    ['two spaces', undefined, 'api-key  any', 401],
    ['two keys', undefined, 'api-key any other', 401],
    ['another scheme', undefined, 'Bearer any', 401],
    ['the prefix in other letters', undefined, 'Api-Key any', 401],
  ])('%s', async (_, apiKey, authorization, expected) => {
    const { call } = await startPublicApi({ apiKey });
    const { status, body, headers, text } = await call('GET', all, undefined, { authorization });
    expect(status).toBe(expected);
    expect(text).not.toContain('canary');
    if (expected === 200) return;
    expect(body.error).toMatchObject({ code: 'UNAUTHORIZED', retryable: false });
    expect(headers.get('www-authenticate')).toBe('api-key');
  });

  test('it is asked for before anything else is said', async () => {
    const { call } = await start();
    const none = { authorization: undefined };
    const answers = [
      await call('GET', `${all}/unknown`, undefined, none),
      await call('PUT', all, 'x', none),
      await call('POST', all, 'not JSON', none),
      await call('GET', '/api/public/v1/nothing', undefined, none),
      await call('GET', '/api/public/v1/workflow-runs/1', undefined, { ...none, accept: 'text/html' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(401));
  });
});

describe('the request id', () => {
  test('is the caller’s own, in the header and in an error', async () => {
    const { call } = await start();
    const headers = { 'x-request-id': 'trace-1.2_3' };
    const fine = await call('GET', all, undefined, headers);
    const failed = await call('GET', one, undefined, headers);
    expect(fine.headers.get('x-request-id')).toBe('trace-1.2_3');
    expect(failed.headers.get('x-request-id')).toBe('trace-1.2_3');
    expect(failed.body.error.requestId).toBe('trace-1.2_3');
  });

  test.each([undefined, '', 'a b', '<b>', 'a'.repeat(129), 'a,b'])(
    'is made where the caller sends %j',
    async (given) => {
      const { call } = await start();
      const { headers, body } = await call('GET', one, undefined, { 'x-request-id': given });
      expect(headers.get('x-request-id')).toMatch(/^req_[0-9A-F]{26}$/);
      expect(body.error.requestId).toBe(headers.get('x-request-id'));
    },
  );

  test('is another one for every request', async () => {
    const { call } = await start();
    const ids = [await call('GET', all), await call('GET', all)].map(({ headers }) =>
      headers.get('x-request-id'),
    );
    expect(new Set(ids).size).toBe(2);
  });
});
