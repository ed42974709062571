import { lookup } from 'node:dns';
import { once } from 'node:events';
import type { AddressInfo, LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';
import { deliveryRules, eventTypes } from '../../mock-server/contract/catalog.ts';
import type { LoadPlan } from '../../mock-server/load/load-plan.ts';
import { type LoadTools, runLoad } from '../../mock-server/load/run-load.ts';
import { createHttpReceiver, type ReceivedRequest } from '../../mock-server/receiver/http-receiver.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { SigningSecret } from '../../mock-server/signature/signing-secret.ts';
import { lazySecureContext } from '../../mock-server/transport/secure-context.ts';

export const secretText = 'whsec_for_the_tests_of_load';

/** A plan of 64 connections at most, open at a rate or else closed, with what a test adds. */
export function planOf(url: string, part: Partial<LoadPlan> & { readonly perSecond?: number }): LoadPlan {
  const { perSecond, ...rest } = part;
  const forMs = 1_000;
  return {
    url: new URL(url),
    secret: new SigningSecret(secretText),
    extraHeaders: [],
    dialOptions: {
      policy: { allowHosts: [] },
      lookup: lookup as LookupFunction,
      secureContext: lazySecureContext(undefined),
    },
    model:
      perSecond === undefined
        ? { kind: 'closed', forMs: 60_000 }
        : {
            kind: 'open',
            stretches: [{ fromPerSecond: perSecond, toPerSecond: perSecond, forMs }],
            spacing: 'evenly',
          },
    concurrency: 8,
    deadlineMs: deliveryRules.deadlineMs,
    events: eventTypes.map((value) => ({ value, weight: 1 })),
    sizes: [{ value: undefined, weight: 1 }],
    shares: { duplicates: 0, retries: 0, forged: 0 },
    seed: 'tests',
    ...rest,
  };
}

export function run(plan: LoadPlan, tools: Partial<LoadTools> = {}) {
  return runLoad(plan, { clock: systemClock, random: systemRandom, ...tools });
}

/** A receiver that verifies and parses everything it gets, and keeps what it made of it; gone with the test. */
export async function startReceiver(
  answer: { readonly status?: number; readonly delayMs?: number } = {},
): Promise<{ readonly url: string; readonly received: readonly ReceivedRequest[] }> {
  const received: ReceivedRequest[] = [];
  const server = createHttpReceiver({
    ...answer,
    secrets: secretText,
    onRequest: (request) => void received.push(request),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, received };
}
