import type { LookupFunction } from 'node:net';
import type { ReceiverCase } from '../../conformance/cases/receiver-case.ts';
import type { Observer, Receiver } from '../../conformance/receiver.ts';
import type { ReportOptions } from '../../conformance/reports/report-options.ts';
import type { CaseResult, RunResult } from '../../conformance/verdict.ts';
import { PlexteraError } from '../../contract/errors.ts';
import type { Mock } from '../../dispatch/mock.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import { Problem } from '../plugins/problems.ts';
import { loadConformance } from './load-conformance.ts';
import type { ReceiverTestRequest } from './receiver-test-request.ts';
import { replayLine } from './replay-line.ts';
import { findTestTarget, requireAgreement, type TestTarget } from './test-target.ts';

export interface ReceiverTestsOptions {
  readonly mock: Mock;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly random: Random;
  /** A PEM certificate, or several in one text, to trust besides the roots Node brings along. */
  readonly ca?: string | undefined;
  /** Resolves names; `dns.lookup` when absent. */
  readonly lookup?: LookupFunction | undefined;
}

/** A run that may begin. */
export interface PlannedRun {
  readonly request: ReceiverTestRequest;
  readonly target: TestTarget;
  readonly cases: readonly ReceiverCase[];
  readonly seed: number;
  readonly startedAt: string;
  readonly receiver: Receiver;
  readonly observer: Observer | undefined;
}

/** What is told of a run as it goes on. */
export interface RunListener {
  readonly stopRequested: Promise<void>;
  readonly onStart: (receiverCase: ReceiverCase) => void;
  readonly onResult: (result: CaseResult) => void;
}

/** Checks all that is known before anything is sent; throws what {@link ReceiverTestRequest} can get wrong. */
export async function planRun(
  request: ReceiverTestRequest,
  options: ReceiverTestsOptions,
): Promise<PlannedRun> {
  const { mock, policy, clock, random, ca, lookup } = options;
  const { only, ids, confirm, observerUrl, subscriptionId, seed = Math.floor(random() * 2 ** 31) } = request;
  const { casesOf, openHttpReceiver, urlObserver } = await loadConformance();
  const cases = casesOf({ only, ids });
  const target = await findTestTarget(mock, policy, subscriptionId);
  if (!target)
    throw new Problem(
      409,
      'no-target',
      'There is no receiver to test.',
      'Start with --to URL, create a subscription, or resume one that is paused.',
    );
  if (request.async && observerUrl === undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: 'A receiver that answers before it verifies is judged by what it did, and nobody tells that.',
      hint: 'Give an observer’s URL as well.',
    });
  requireAgreement(target, policy, { confirm, cases: cases.length });
  const dial = { policy, clock, ...(ca === undefined ? {} : { ca }), ...(lookup ? { lookup } : {}) };
  return {
    ...{ request, target, cases, seed },
    startedAt: new Date(clock.now()).toISOString(),
    observer: observerUrl === undefined ? undefined : urlObserver(observerUrl, dial),
    receiver: openHttpReceiver({ ...dial, url: target.url, extraHeaders: target.extraHeaders }),
  };
}

/** Runs it to its end. What comes back, and what the listener is told, shows no secret. */
export async function carryOut(
  plan: PlannedRun,
  { clock, random }: ReceiverTestsOptions,
  { stopRequested, onStart, onResult }: RunListener,
): Promise<RunResult> {
  const { redactResult, redactRun, runReceiverCases } = await loadConformance();
  const { request, target, cases, seed, receiver, observer } = plan;
  const { async, slow, load, maxRequests, maxSeconds } = request;
  const hidden = {
    texts: [target.secret, ...target.extraHeaders.map(([, value]) => value)],
    headers: target.extraHeaders.map(([name]) => name),
  };
  try {
    const run = await runReceiverCases({
      ...{ receiver, cases, seed, observer, clock, random, async, slow, stopRequested, onStart },
      secret: target.secret,
      allowLoad: load,
      caps: {
        ...(maxRequests === undefined ? {} : { requests: maxRequests }),
        ...(maxSeconds === undefined ? {} : { durationMs: maxSeconds * 1_000 }),
      },
      onResult: (result) => onResult(redactResult(result, hidden)),
    });
    return redactRun(run, hidden);
  } finally {
    await receiver.close();
  }
}

/** What a report of it is told besides the run. */
export function reportOptionsOf({ request, target, seed }: PlannedRun): ReportOptions {
  return {
    url: target.url,
    replay: replayLine(target.url, seed, request),
    ...(request.strict ? { strict: true } : {}),
  };
}
