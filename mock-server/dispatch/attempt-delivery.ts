import type { AttemptOutcome } from '../delivery/attempt-outcome.ts';
import { classifyExchange } from '../delivery/classify-exchange.ts';
import type { DeliveryRules } from '../delivery/delivery-rules.ts';
import type { Exchange } from '../delivery/exchange.ts';
import { hideTexts } from '../delivery/hide-texts.ts';
import { parseRetryAfter } from '../delivery/parse-retry-after.ts';
import { nextDelayMs } from '../delivery/retry-policy.ts';
import type { AttemptFaults } from '../faults/active-faults.ts';
import type { AttemptStages } from '../faults/stages.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import { sign } from '../signature/sign.ts';
import { prepareSecrets, type Secrets } from '../signature/signing-secret.ts';
import type { ShapedRequest } from '../transport/raw-shape.ts';
import type { Transport } from '../transport/transport.ts';
import { buildHeaders, type Destination, type HeaderPairs, newDeliveryId } from './build-request.ts';
import type { PreparedEvent } from './prepared-event.ts';

/** What an attempt needs of the world. */
export interface AttemptTools {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  /** The time that is signed; by default the clock's. */
  readonly signingNow?: () => Date;
}

/** One attempt, made. */
export interface MadeAttempt {
  readonly startedAt: string;
  /** As they were sent; empty when a fault kept the request from going out. */
  readonly requestHeaders: HeaderPairs;
  /** The bytes that were sent where a fault changed them. */
  readonly changedBody?: Uint8Array;
  readonly exchange: Exchange;
  readonly outcome: AttemptOutcome;
}

/** One attempt from the event's bytes to its outcome, with the faults that apply to it. Never rejects. */
export async function attemptDelivery(
  prepared: PreparedEvent,
  { url, secrets, extraHeaders }: Destination,
  deliveryId: string,
  rules: DeliveryRules,
  { clock, random, transport, signingNow = () => new Date(clock.now()) }: AttemptTools,
  faults?: AttemptFaults,
): Promise<MadeAttempt> {
  const startedAt = new Date(clock.now()).toISOString();
  const sent: ShapedRequest[] = [];
  const plain: AttemptStages = {
    render: ({ body }) => body,
    sign: (body, keys, now) => sign(body, keys, { now }),
    head: (headers) => headers,
    send: (request) => {
      sent.push(request);
      return transport.send(request);
    },
  };
  const stages = faults ? faults.compose(plain) : plain;
  const make = (id: string): ShapedRequest => {
    const body = stages.render(prepared);
    const signature = stages.sign(body, secrets, signingNow());
    const headers = stages.head(buildHeaders(prepared, { deliveryId: id, signature }, extraHeaders));
    return { url, headers, body, deadlineMs: rules.deadlineMs };
  };
  const came = await stages.send(make(deliveryId), () => make(newDeliveryId(clock, random)));
  const exchange = withoutSecrets(came, secrets);
  const [first] = sent;
  return {
    startedAt,
    requestHeaders: first?.headers ?? [],
    ...(first && first.body !== prepared.body ? { changedBody: first.body } : {}),
    exchange,
    outcome: classifyExchange(exchange, rules),
  };
}

/** A receiver that prints its configuration must not put the secret into our log. */
function withoutSecrets(exchange: Exchange, secrets: Secrets): Exchange {
  const { response } = exchange;
  if (!response) return exchange;
  const texts = prepareSecrets(secrets).map(({ key }) => key.export().toString('utf8'));
  return { ...exchange, response: hideTexts(response, texts) };
}

/** How long to wait after an attempt; undefined when there is nothing to wait for. */
export function retryDelayMs(
  outcome: AttemptOutcome,
  { response }: Exchange,
  attempt: number,
  rules: DeliveryRules,
  { clock, random }: Pick<AttemptTools, 'clock' | 'random'>,
): number | undefined {
  if (outcome.kind !== 'retryable') return undefined;
  const retryAfterMs = response && parseRetryAfter(response.headers, clock.now());
  return nextDelayMs({ attempt, rules, retryAfterMs, random });
}
