import type { CaseResultView, TestChange, TestRunView } from './run-view.ts';

/** What is known of the last run, and each step that led there, so that whoever comes late catches up. */
export class RunRecord {
  #seq = 0;
  #run: TestRunView | undefined;
  #changes: TestChange[] = [];
  readonly #results = new Map<string, CaseResultView>();
  readonly #listeners = new Set<(change: TestChange) => void>();

  /** The number of the last change. */
  get seq(): number {
    return this.#seq;
  }

  get run(): TestRunView | undefined {
    return this.#run;
  }

  get results(): readonly CaseResultView[] {
    return [...this.#results.values()];
  }

  result(id: string): CaseResultView | undefined {
    return this.#results.get(id);
  }

  /** Changes behind a number; all of the run where those right behind it are gone. */
  changesAfter(seq: number): readonly TestChange[] {
    return this.#changes.filter((change) => change.seq > seq);
  }

  onChange(listener: (change: TestChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  begin(run: TestRunView): void {
    this.#changes = [];
    if (run.rerun) for (const id of run.planned) this.#results.delete(id);
    else this.#results.clear();
    this.#run = run;
    this.#note('started', run);
  }

  caseStarted(id: string): void {
    this.#note('case_started', { id });
  }

  caseEnded(result: CaseResultView): void {
    this.#results.set(result.id, result);
    this.#note('case_ended', result);
  }

  finish(run: TestRunView): void {
    this.#run = run;
    this.#note('finished', run);
  }

  #note(kind: TestChange['kind'], data: TestChange['data']): void {
    this.#seq += 1;
    const change = { seq: this.#seq, kind, data };
    this.#changes.push(change);
    for (const listener of this.#listeners) listener(change);
  }
}
