import type { ReportName } from '../../conformance/reports/reports.ts';
import type { RunResult } from '../../conformance/verdict.ts';
import { unreachableCauses } from '../../delivery/unreachable-causes.ts';
import { Problem } from '../plugins/problems.ts';
import { caseDetail } from './case-detail.ts';
import { loadConformance } from './load-conformance.ts';
import { mergeRuns } from './merge-runs.ts';
import {
  carryOut,
  type PlannedRun,
  planRun,
  type ReceiverTestsOptions,
  reportOptionsOf,
} from './planned-run.ts';
import type { ReceiverTestRequest } from './receiver-test-request.ts';
import { RunRecord } from './run-record.ts';
import { type CaseDetailView, resultView, type TestRunView } from './run-view.ts';
import { findTestTarget, type TestTargetView, targetView } from './test-target.ts';

/**
 * Runs the receiver cases against a mock's own target, one run at a time, and keeps what the last run found. Whoever starts
 * runs shares one of these with the server, `buildServer({ mock, receiverTests })`, so that a run begun at a terminal is seen
 * in the dashboard and the other way round:
 *
 *     const stopListening = receiverTests.record.onChange(({ kind, data }) => …);
 *     await receiverTests.start();    // throws a `Problem` or a `PlexteraError`: a message, and a hint what to do
 *     await receiverTests.settled();  // receiverTests.record.run then has the outcome
 *     await receiverTests.report('terminal');
 *
 * Nothing that comes out of it shows the secret. It loads what it runs when a run begins.
 */
export class ReceiverTests {
  /** What is known of the last run, and each change of that. */
  readonly record = new RunRecord();
  readonly #options: ReceiverTestsOptions;
  #last: { readonly run: RunResult; readonly plan: PlannedRun } | undefined;
  #busy = false;
  #closed = false;
  #stop: () => void = () => {};
  #settled: Promise<void> = Promise.resolve();

  constructor(options: ReceiverTestsOptions) {
    this.#options = options;
  }

  /** Which receiver a run would be for; undefined without one. */
  async target(subscriptionId?: string): Promise<TestTargetView | undefined> {
    const { mock, policy } = this.#options;
    const target = await findTestTarget(mock, policy, subscriptionId);
    return target && targetView(target);
  }

  /**
   * Begins a run, which goes on by itself.
   *
   * @throws Problem 409 while another goes on, without a target, and for another machine that nobody confirmed.
   * @throws PlexteraError for a target, a case or an observer that cannot be.
   */
  async start(request: ReceiverTestRequest = {}): Promise<TestRunView> {
    if (this.#closed) throw new Problem(503, 'closing', 'The mock is ending.');
    if (this.#busy) throw busy('The receiver is being tested already.');
    this.#busy = true;
    try {
      const plan = await planRun(request, this.#options);
      const rerun = (request.rerun ?? false) && this.#last !== undefined;
      if (rerun && this.#last?.plan.target.url.href !== plan.target.url.href)
        throw new Problem(
          409,
          'other-target',
          'The last run was of another receiver.',
          'Run all cases of this one.',
        );
      const view = viewOf(plan, rerun);
      const stopRequested = new Promise<void>((resolve) => {
        this.#stop = resolve;
      });
      if (this.#closed) this.#stop();
      this.record.begin(view);
      this.#settled = this.#run(plan, view, stopRequested);
      return view;
    } catch (error) {
      this.#busy = false;
      throw error;
    }
  }

  /** Resolves when no run goes on. */
  settled(): Promise<void> {
    return this.#settled;
  }

  /** Ends the run with what is known until then; resolves once it has ended. */
  async stop(): Promise<void> {
    this.#stop();
    await this.#settled;
  }

  /** The same, and no other run begins. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.stop();
  }

  /** The last run as a report. @throws Problem 404 before the first has ended, and 409 while one goes on. */
  async report(name: ReportName): Promise<string> {
    if (this.#busy) throw busy('The run has not ended yet.');
    if (!this.#last) throw new Problem(404, 'not-found', 'The receiver was not tested yet.');
    const { run, plan } = this.#last;
    const { reports } = await loadConformance();
    return reports[name](run, reportOptionsOf(plan));
  }

  /** All about one case with what the last run found; undefined for an id that is none. */
  detail(id: string): Promise<CaseDetailView | undefined> {
    const shown = this.record.result(id);
    // While it is run anew there is nothing to show of it.
    const found = shown && this.#last?.run.results.find((one) => one.case.id === id);
    return caseDetail(id, { shown, found }, this.#last?.plan.target.url);
  }

  async #run(plan: PlannedRun, view: TestRunView, stopRequested: Promise<void>): Promise<void> {
    const { standingOf, receiverCases } = await loadConformance();
    const rules = reportOptionsOf(plan);
    try {
      const run = await carryOut(plan, this.#options, {
        stopRequested,
        onStart: ({ id }) => this.record.caseStarted(id),
        onResult: (result) => this.record.caseEnded(resultView(result, standingOf(result, rules))),
      });
      const whole = mergeRuns(view.rerun ? this.#last?.run : undefined, run, receiverCases);
      this.#last = { run: whole, plan };
      this.#end(await finishedView(view, whole, plan));
    } catch (error) {
      const stopped = { kind: 'interrupted', message: `The mock itself failed: ${String(error)}` } as const;
      this.#end({ ...view, status: 'finished', outcome: 'interrupted', stopped });
    }
  }

  #end(view: TestRunView): void {
    this.#busy = false;
    this.record.finish(view);
  }
}

function busy(detail: string): Problem {
  return new Problem(409, 'test-running', detail, 'Wait until it has ended, or stop it.');
}

function viewOf(
  { target, receiver, cases, seed, startedAt, request }: PlannedRun,
  rerun: boolean,
): TestRunView {
  return {
    status: 'running',
    subscriptionId: target.subscriptionId,
    receiver: receiver.name,
    ...{ seed, startedAt, rerun },
    strict: request.strict ?? false,
    planned: cases.map(({ id }) => id),
  };
}

async function finishedView(view: TestRunView, run: RunResult, plan: PlannedRun): Promise<TestRunView> {
  const { exitMeaning, outcomeInWords } = await loadConformance();
  const rules = reportOptionsOf(plan);
  const { stopped, hints } = run;
  return {
    ...view,
    status: 'finished',
    durationMs: Math.round(run.durationMs),
    outcome: exitMeaning(run, rules),
    summary: `${outcomeInWords(run, rules)}.`,
    ...(stopped ? { stopped } : {}),
    ...(hints ? { hints } : {}),
    ...(stopped?.kind === 'unreachable' ? { causes: unreachableCauses(plan.target.url) } : {}),
  };
}
