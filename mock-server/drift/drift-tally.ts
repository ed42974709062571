import type { Drift } from './drift-report.ts';
import { driftKinds } from './findings/drift-kinds.ts';
import type { Finding } from './findings/finding.ts';
import type { RecordedAt } from './recorded.ts';

/** So many kinds are told apart: names that are new in every request must not fill the memory. */
const mostKinds = 1_000;
const mostExamples = 3;
const mostEventTypes = 20;

interface Entry {
  readonly finding: Finding;
  readonly first: RecordedAt;
  readonly eventTypes: Set<string>;
  readonly examples: Set<string>;
  readonly specLines: Set<number>;
  requests: number;
}

/** Counts findings of the same kind together, in memory that does not grow with the number of requests. */
export class DriftTally {
  readonly #entries = new Map<string, Entry>();
  #untold = 0;

  /** Adds what was found in one request. */
  add(findings: readonly Finding[], at: RecordedAt, eventType: string | undefined): void {
    const counted = new Set<Entry>();
    for (const finding of findings) {
      const entry = this.#entryOf(finding, at);
      if (!entry) this.#untold++;
      else {
        if (!counted.has(entry)) entry.requests++;
        counted.add(entry);
        addUpTo(mostExamples, entry.examples, finding.example);
        addUpTo(mostEventTypes, entry.eventTypes, eventType?.slice(0, 200));
        addUpTo(mostKinds, entry.specLines, finding.specLine);
      }
    }
  }

  /** How many findings belong to kinds that are not told apart. */
  get untold(): number {
    return this.#untold;
  }

  /** Errors first, then what was seen most, then in the order in which it was seen. */
  drifts(): readonly Drift[] {
    const drifts = [...this.#entries.values()].map(
      ({ finding: { code, where, message }, first, requests, ...sets }): Drift => ({
        ...{ code, severity: driftKinds[code].severity, where, message, requests, first },
        eventTypes: [...sets.eventTypes].sort(),
        examples: [...sets.examples],
        specLines: [...sets.specLines].sort((a, b) => a - b),
      }),
    );
    const rank = ({ severity }: Drift) => (severity === 'error' ? 0 : 1);
    return drifts.sort((a, b) => rank(a) - rank(b) || b.requests - a.requests);
  }

  #entryOf(finding: Finding, first: RecordedAt): Entry | undefined {
    const key = JSON.stringify([finding.code, finding.where, finding.message]);
    const known = this.#entries.get(key);
    if (known || this.#entries.size >= mostKinds) return known;
    const entry = {
      ...{ finding, first, requests: 0 },
      ...{ eventTypes: new Set<string>(), examples: new Set<string>(), specLines: new Set<number>() },
    };
    this.#entries.set(key, entry);
    return entry;
  }
}

function addUpTo<Value>(most: number, set: Set<Value>, value: Value | undefined): void {
  if (value !== undefined && set.size < most) set.add(value);
}
