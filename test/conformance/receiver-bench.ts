import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Expectation } from '../../mock-server/conformance/cases/expectation.ts';
import type { ReceiverCase } from '../../mock-server/conformance/cases/receiver-case.ts';
import type { RequestRecipe } from '../../mock-server/conformance/cases/request-recipe.ts';
import type { SendStep, Step } from '../../mock-server/conformance/cases/step.ts';
import type { Observer, Receiver } from '../../mock-server/conformance/receiver.ts';
import { openHttpReceiver } from '../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';

export const secret = 'whsec_a_secret_of_conformance';

export type Handler = (body: Buffer, request: IncomingMessage, response: ServerResponse) => unknown;

export interface TestedReceiver {
  readonly receiver: Receiver;
  readonly server: Server;
  readonly observer: Observer;
  /** Ids of events in the order in which they were applied, doubles included. */
  readonly applied: string[];
  /** Bodies as they came. */
  readonly bodies: Buffer[];
  readonly requests: IncomingMessage[];
}

/** A receiver on a free port that does what a handler says, and the port to it; gone with the test. */
export async function startTested(handler?: (tested: TestedReceiver) => Handler): Promise<TestedReceiver> {
  const applied: string[] = [];
  const bodies: Buffer[] = [];
  const requests: IncomingMessage[] = [];
  let handle: Handler = () => {};
  const server = createServer(async (request, response) => {
    try {
      const body = await buffer(request);
      bodies.push(body);
      requests.push(request);
      await handle(body, request, response);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver = openHttpReceiver({
    url: new URL(`http://127.0.0.1:${port}/webhooks`),
    policy: { allowHosts: [] },
    clock: systemClock,
  });
  const observer = { count: async (id: string) => applied.filter((other) => other === id).length };
  const tested = { receiver, server, observer, applied, bodies, requests };
  handle = handler?.(tested) ?? correct(tested);
  onTestFinished(async () => {
    await receiver.close();
    await stop(server);
  });
  return tested;
}

export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Verifies, and applies each event once. */
export function correct({ applied }: TestedReceiver): Handler {
  return (body, request, response) => {
    const { answer, ...reception } = receive(body, request.headersDistinct, secret);
    if (reception.kind === 'event' && !applied.includes(reception.event.eventId))
      applied.push(reception.event.eventId);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
}

/** A correct receiver for a server of any kind, which forgets what it applied. */
export function receiverListener(key: string): RequestListener {
  return async (request, response) => {
    const { answer } = receive(await buffer(request), request.headersDistinct, key);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
}

/** Answers everything with one status. */
export function always(status: number, body = '', headers: Readonly<Record<string, string>> = {}) {
  return (): Handler => (_body, _request, response) => response.writeHead(status, headers).end(body);
}

export const accepted: Expectation = { answer: ['accepted'] };
export const rejected: Expectation = { answer: ['rejected'] };

export function send(
  recipe: RequestRecipe,
  expect: Expectation = accepted,
  rest: Partial<SendStep> = {},
): SendStep {
  return { send: recipe, expect, ...rest };
}

/** A case of one variant, or of several. */
export function caseOf(
  id: string,
  steps: readonly Step[] | Readonly<Record<string, readonly Step[]>>,
  rest: Partial<ReceiverCase> = {},
): ReceiverCase {
  const named = Array.isArray(steps) ? { '': steps as readonly Step[] } : steps;
  return {
    id,
    group: /^[A-Z]+/.exec(id)?.[0] ?? '',
    title: `what ${id} says`,
    severity: 'must',
    why: 'it matters',
    fix: { text: 'mend it' },
    source: 'the contract',
    needs: [],
    variants: Object.entries(named).map(([name, given]) => ({ name, steps: given })),
    ...rest,
  };
}

export const baselineCase = caseOf('BAS-01', [send({})]);
export const otherSecretCase = caseOf('SIG-03', [send({ signature: { secret: 'other' } }, rejected)]);
