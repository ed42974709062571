import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import type { PlexteraEvent } from '../../mock-server/contract/event.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { playScenario } from '../../mock-server/scenarios/play-scenario.ts';
import type { PlayOptions } from '../../mock-server/scenarios/playing/open-stage.ts';
import { readScenario } from '../../mock-server/scenarios/read-scenario.ts';
import type { Scenario } from '../../mock-server/scenarios/scenario.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import { withRawSending } from '../../mock-server/transport/raw-transport.ts';

export const secret = 'whsec_of_the_scenarios';

export interface Arrived {
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
  /** What arrived, where it holds what a receiver needs. */
  readonly event: PlexteraEvent | undefined;
  /** A correct receiver's answer. */
  readonly status: number;
}

/** A receiver that verifies, and then answers as it is told, or hangs; gone with the test. */
export async function startReceiver(answer: (arrived: Arrived) => number | 'hang' = ({ status }) => status) {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    const { rawHeaders } = request;
    const headers = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
    );
    const reception = receive(body, headers, secret);
    const event = reception.kind === 'event' ? reception.event : undefined;
    const one = { body: body.toString('utf8'), headers, event, status: reception.answer.status };
    arrived.push(one);
    const status = answer(one);
    if (status !== 'hang') response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, arrived };
}

/** Plays a scenario over real sockets. */
export async function play(scenario: Scenario, url: string, options: Partial<PlayOptions> = {}) {
  const transport = { clock: systemClock, policy: { allowHosts: [] } };
  return playScenario(scenario, {
    target: { url: new URL(url), secret, extraHeaders: [] },
    transport: withRawSending(createHttpTransport(transport), transport),
    clock: systemClock,
    random: systemRandom,
    ...options,
  });
}

/** Steps as a scenario, checked as a file would be. */
export function scenarioOf(steps: readonly unknown[], more: object = {}): Scenario {
  const reading = readScenario(JSON.stringify({ name: 'of-this-test', summary: 'x', ...more, steps }));
  if (reading.kind === 'problems') return expect.fail(JSON.stringify(reading.problems, null, 2));
  return reading.scenario;
}

/** A shipped scenario as it is written in `spec/`, some of its text replaced. */
export function shipped(name: string, changes: Readonly<Record<string, string>> = {}): Scenario {
  let text = readFileSync(`spec/scenarios/${name}.yaml`, 'utf8');
  for (const [from, to] of Object.entries(changes)) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  const reading = readScenario(text);
  if (reading.kind === 'problems') return expect.fail(JSON.stringify(reading.problems, null, 2));
  return reading.scenario;
}
