import { expect, onTestFinished } from 'vitest';
import { contract, type EventType, eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import type { Exchange } from '../../mock-server/delivery/exchange.ts';
import { ActiveFaults } from '../../mock-server/faults/active-faults.ts';
import type { AttemptStages, HeaderPairs } from '../../mock-server/faults/stages.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { type Clock, systemClock } from '../../mock-server/runtime/clock.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import type { ShapedRequest } from '../../mock-server/transport/raw-shape.ts';
import { withRawSending } from '../../mock-server/transport/raw-transport.ts';
import type { CapturedRequest } from './capture.ts';

export const secret = 'whsec_a-secret-of-these-tests-only';
const [firstType] = eventTypes;

export interface AttemptOptions {
  readonly eventType?: EventType;
  /** Names the event; the same seed is the same event. */
  readonly seed?: number;
  readonly subscriptionId?: string;
  readonly deadlineMs?: number;
}

export interface Attempted {
  readonly exchange: Exchange;
  readonly names: readonly string[];
  /** The event's bytes as they would be without faults. */
  readonly body: Buffer;
  /** The delivery id of the attempt itself, which a copy does not have. */
  readonly deliveryId: string;
}

/** A sender with faults, put together as a dispatcher would, that sends to one URL; closed with the test. */
export function startBench(
  url: URL,
  { clock = systemClock, seed = 'bench' }: { clock?: Clock; seed?: string } = {},
) {
  const random = seededRandom(seed);
  const options = { clock, policy: { allowHosts: [] } };
  const transport = withRawSending(createHttpTransport(options), options);
  const faults = new ActiveFaults({ clock, random });
  onTestFinished(async () => {
    faults.reset();
    await transport.close();
  });
  let deliveries = 0;

  async function attempt(given: AttemptOptions = {}): Promise<Attempted> {
    const {
      eventType = firstType,
      seed: eventSeed = 1,
      subscriptionId = 'sub_1',
      deadlineMs = 2_000,
    } = given;
    const event = createEvent(eventType, { seed: eventSeed });
    const prepared = { eventId: event.eventId, eventType, body: Buffer.from(JSON.stringify(event)) };
    const applied = faults.forAttempt({ ...prepared, subscriptionId });
    const plain: AttemptStages = {
      render: ({ body }) => body,
      sign: (body, secrets, now) => sign(body, secrets, { now }),
      head: (pairs) => pairs,
      send: (request) => transport.send(request),
    };
    const stages = applied.compose(plain);
    const ids: string[] = [];
    const make = (): ShapedRequest => {
      const deliveryId = `dlv_${++deliveries}`;
      ids.push(deliveryId);
      const body = stages.render(prepared);
      const signature = stages.sign(body, secret, new Date(systemClock.now()));
      const contractHeaders: HeaderPairs = [
        ['Content-Type', contract.contentType],
        [headers.deliveryId.name, deliveryId],
        [headers.eventId.name, event.eventId],
        [headers.eventType.name, event.eventType],
        [headers.eventOccurredAt.name, event.occurredAt],
        [headers.apiVersion.name, event.apiVersion],
        [headers.signature.name, signature],
        ['X-Extra', 'kept'],
      ];
      return { url, headers: stages.head(contractHeaders), body, deadlineMs };
    };
    const exchange = await stages.send(make(), make);
    return { exchange, names: applied.names, body: prepared.body, deliveryId: ids[0] ?? '' };
  }

  return { faults, attempt, transport };
}

/** What a correct receiver makes of a request. */
export function receiveCaptured(request: CapturedRequest | undefined) {
  expect(request).toBeDefined();
  return receive(request?.body ?? '', Object.fromEntries(request?.headers ?? []), secret, {
    unknownField: 'report',
  });
}

/** Headers without those that are new in every attempt, or named. */
export function stableHeaders(
  request: CapturedRequest | undefined,
  ...without: readonly string[]
): HeaderPairs {
  const left = [headers.deliveryId.name, headers.signature.name, ...without].map((name) =>
    name.toLowerCase(),
  );
  return (request?.headers ?? []).filter(([name]) => !left.includes(name.toLowerCase()));
}
