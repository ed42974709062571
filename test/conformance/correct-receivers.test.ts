import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { receiverCases } from '../../mock-server/conformance/cases/catalogue.ts';
import { urlHook } from '../../mock-server/conformance/observers/hooks.ts';
import { urlObserver } from '../../mock-server/conformance/observers/url-observer.ts';
import type { Receiver } from '../../mock-server/conformance/receiver.ts';
import { openHttpReceiver } from '../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import type { RunContextOptions } from '../../mock-server/conformance/run/run-options.ts';
import { runReceiverCases } from '../../mock-server/conformance/run/run-receiver-cases.ts';
import type { CaseResult, RunResult } from '../../mock-server/conformance/verdict.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { type RunningReceiver, receiverNames, startReceiver } from '../receivers/start.ts';
import { hasPython, startPythonReceiver } from '../receivers/start-python.ts';
import { untimed } from './untimed.ts';

const cases = untimed(receiverCases);
const secret = 'whsec_correct_receivers';
const policy = { allowHosts: [] };
const patience = { timeout: 60_000 };

// Frameworks log where a receiver fails, which is meant here.
beforeEach(() => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  return () => log.mockRestore();
});

function overHttp(url: string): Receiver {
  const receiver = openHttpReceiver({ url: new URL(url), policy, clock: systemClock });
  onTestFinished(() => receiver.close());
  return receiver;
}

/** How often an event is in the inbox, and a way to have the next one fail. */
function ownerOf(running: RunningReceiver): Pick<RunContextOptions, 'observer' | 'hooks'> {
  const count = async (id: string) => running.applied.filter(({ eventId }) => eventId === id).length;
  return { observer: { count }, hooks: { failOnce: running.failOnce } };
}

async function run(options: Omit<RunContextOptions, 'secret' | 'seed'>): Promise<RunResult> {
  const result = await runReceiverCases({ cases, secret, seed: 1, ...options });
  process.stdout.write(`${result.receiver}: ${(result.durationMs / 1000).toFixed(1)} s\n`);
  return result;
}

function expectCorrect({ results, stopped }: RunResult): void {
  expect(stopped).toBeUndefined();
  expect(results).toHaveLength(cases.length);
  expect(results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped').map(line)).toEqual([]);
}

function line({ case: { id, severity }, verdict, variant, reason }: CaseResult): string {
  return `${id} (${severity}) ${verdict}: ${variant ?? ''} ${reason}`;
}

function skipped({ results }: RunResult): readonly (string | undefined)[] {
  return [...new Set(results.filter(({ verdict }) => verdict === 'skipped').map(({ missing }) => missing))];
}

describe.each(receiverNames)('the receiver %s honours the contract', (name) => {
  test('behind its port', patience, async () => {
    const running = await startReceiver(name, secret);
    onTestFinished(() => running.close());
    const result = await run({ receiver: overHttp(running.url), ...ownerOf(running) });
    expectCorrect(result);
    expect(skipped(result)).toEqual(['restart', 'https', 'slow']);
  });

  test('without one, by its adapter', patience, async () => {
    const running = await startReceiver(name, secret);
    onTestFinished(() => running.close());
    expectCorrect(await run({ receiver: running.inProcess, ...ownerOf(running) }));
  });
});

test.runIf(hasPython)(
  'the receiver in Python honours the contract, after a restart too',
  patience,
  async () => {
    const running = await startPythonReceiver(join(tempFolder(), 'inbox.db'), secret);
    onTestFinished(() => running.close());
    const asked = { policy, clock: systemClock };
    const result = await run({
      receiver: overHttp(running.url),
      observer: urlObserver(running.countUrl, asked),
      hooks: { failOnce: urlHook(running.failUrl, asked), restart: running.restart },
    });
    expectCorrect(result);
    expect(skipped(result)).toEqual(['https', 'slow']);
  },
);
