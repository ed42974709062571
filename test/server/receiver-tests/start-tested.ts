import { onTestFinished } from 'vitest';
import type { ServerOptions } from '../../../mock-server/server/build-server.ts';
import { startControlApi, startMock } from '../../fixtures/control-api.ts';
import { type Parts, reference } from '../../receivers/broken/reference-receiver.ts';
import { startParts } from '../../receivers/broken/start-parts.ts';

export const secret = 'whsec_canary_of_the_receiver_tests';
export const path = '/api/v1/receiver-tests';

/** A mock whose target is a receiver made of these parts, and its control API. */
export async function startTested(
  parts: Partial<Parts> = {},
  options: Partial<ServerOptions> = {},
  extraHeaders: readonly (readonly [string, string])[] = [],
) {
  const receiver = await startParts(() => ({ ...reference, ...parts }), secret);
  onTestFinished(() => receiver.close());
  const mock = await startMock({ url: receiver.url, secret, extraHeaders });
  const api = await startControlApi(mock, options);
  const read = async (rest = '') => {
    const answer = await fetch(`${api.origin}${path}${rest}`);
    // biome-ignore lint/suspicious/noExplicitAny: what is asked of it differs from test to test
    return { status: answer.status, body: (await answer.json()) as any };
  };
  return { receiver, ...api, read };
}
