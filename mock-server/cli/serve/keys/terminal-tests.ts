import { PlexteraError } from '../../../contract/errors.ts';
import { Problem } from '../../../server/plugins/problems.ts';
import type { ReceiverTests } from '../../../server/receiver-tests/receiver-tests.ts';
import type { CaseResultView } from '../../../server/receiver-tests/run-view.ts';
import type { CliContext } from '../../context.ts';

/** The receiver cases on a key, under the rules of `test`. A run is the same that the dashboard shows. */
export class TerminalTests {
  readonly #tests: ReceiverTests;
  readonly #context: CliContext;
  /** The person has said at start that nobody is to be asked. */
  readonly #agreed: boolean;
  #running = false;

  constructor(tests: ReceiverTests, context: CliContext, agreed: boolean) {
    this.#tests = tests;
    this.#context = context;
    this.#agreed = agreed;
  }

  /** Runs all cases, each result as it comes and then what to fix first; while a run goes on, ends it instead. */
  async runOrStop(): Promise<void> {
    if (this.#running) return this.#tests.stop();
    this.#running = true;
    try {
      await this.#run();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new PlexteraError('PLEXTERA_BAD_OPTION', { problem: error.message, hint: error.hint ?? '' });
    } finally {
      this.#running = false;
    }
  }

  async #run(): Promise<void> {
    const { terminal, confirm } = this.#context;
    const target = await this.#tests.target();
    const [{ caseList }, { progressPrinter }] = await Promise.all([
      import('../../../server/receiver-tests/case-detail.ts'),
      import('../../test/print-case.ts'),
    ]);
    const cases = new Map((await caseList()).map((one) => [one.id, one]));
    if (target?.elsewhere && !this.#agreed) {
      const what = `${cases.size} receiver cases, most of them wrong requests,`;
      if (!(await confirm(`Send ${what} to ${target.host}, which is not this machine?`))) return;
    }
    const print = progressPrinter(terminal, false);
    const stopListening = this.#tests.record.onChange(({ kind, data }) => {
      if (kind !== 'case_ended') return;
      const result = data as CaseResultView;
      const known = cases.get(result.id);
      if (known) print({ ...result, case: known, exchanges: [] });
    });
    try {
      const { receiver, seed } = await this.#tests.start(target ? { confirm: target.host } : {});
      const about = `${cases.size} cases to ${receiver}, seed ${seed}; r again stops them`;
      terminal.progress(terminal.paint('dim', about));
      await this.#tests.settled();
    } finally {
      stopListening();
    }
    const report = await this.#tests.report('terminal');
    for (const line of report.trimEnd().split('\n')) terminal.progress(line);
  }
}
