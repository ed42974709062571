import { deliveryRules } from '../../contract/catalog.ts';
import type { ExchangeFailure, ExchangeFailureCode } from '../../delivery/exchange.ts';
import { type SendKind, type SendSpec, sendKinds } from '../mix/traffic-mix.ts';
import { BucketCounter } from './bucket-counter.ts';
import { Distribution, type Percentiles } from './distribution.ts';
import { Ledger, type LedgerTotals } from './ledger.ts';
import { addTo, type FaultCount, type RecorderCounts } from './recorder-counts.ts';
import { type SeriesPoint, seriesPoint, TimeSeries } from './time-series.ts';

/** What has been counted. Durations are in milliseconds. */
export interface Recording {
  readonly sent: number;
  /** Of the bodies that were sent. */
  readonly sentBytes: number;
  readonly sentByKind: Readonly<Record<SendKind, number>>;
  /** How many got an answer, whatever it said. */
  readonly answered: number;
  /**
   * Answers that were not a success, and exchanges that failed. Where something was wrong about an event on purpose it is
   * the other way round: what should have been refused and was not.
   */
  readonly errors: number;
  /** Forged events that the receiver acknowledged, which it never should. */
  readonly forgedTaken: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: Readonly<Partial<Record<ExchangeFailureCode, number>>>;
  /** What came of the sends with a fault, by its name. */
  readonly faults: Readonly<Record<string, FaultCount>>;
  /** The first failure in words. */
  readonly firstFailure?: ExchangeFailure;
  /**
   * Of sends without a fault: from the moment at which an event was meant to be sent to the end of its answer, or to the deadline where none
   * came. Other failures are counted alone.
   */
  readonly latency?: Percentiles;
  /** How much later than meant events were sent; absent where nothing was meant. */
  readonly lateness?: Percentiles;
  /** How many were sent later than `LATE_MS`. */
  readonly late: number;
  readonly ledger: LedgerTotals;
  readonly series: readonly SeriesPoint[];
}

/** Where durations are counted; those of `second` since it began. */
export interface Distributions {
  readonly latency: Distribution;
  readonly lateness: Distribution;
  readonly second: BucketCounter;
}

export const LATE_MS = 10;

const { from: successFrom, to: successTo } = deliveryRules.successStatuses;

/** Counts what happens in a run, in a fixed room of memory but for the ledger's half byte an event. */
export class Recorder {
  readonly ledger = new Ledger();
  readonly #latency: Distribution;
  readonly #lateness: Distribution;
  readonly #second: BucketCounter;
  readonly #series = new TimeSeries();
  readonly #byKind: Record<SendKind, number> = { new: 0, duplicate: 0, retry: 0, forged: 0, faulty: 0 };
  readonly #faults = new Map<string, { sent: number; asExpected: number }>();
  readonly #statuses = new Map<number, number>();
  readonly #failures = new Map<ExchangeFailureCode, number>();
  #firstFailure: ExchangeFailure | undefined;
  #sent = 0;
  #sentBytes = 0;
  #answered = 0;
  #errors = 0;
  #forgedTaken = 0;
  #late = 0;
  #closed = { atMs: 0, sent: 0, answered: 0, errors: 0 };

  /** @param distributions those that several recorders of one run count in. */
  constructor(distributions?: Distributions) {
    this.#latency = distributions?.latency ?? new Distribution();
    this.#lateness = distributions?.lateness ?? new Distribution();
    this.#second = distributions?.second ?? new BucketCounter();
  }

  get sentCount(): number {
    return this.#sent;
  }

  get answeredCount(): number {
    return this.#answered;
  }

  get errorCount(): number {
    return this.#errors;
  }

  /** @param lateMs how much later than it was meant; undefined where nothing was meant. */
  sent({ kind, expects, serial, fault, template }: SendSpec, lateMs: number | undefined): void {
    this.#sent += 1;
    this.#sentBytes += template.sizeBytes;
    this.#byKind[kind] += 1;
    if (expects === 'taken') this.ledger.sent(serial);
    if (fault) this.#countOf(fault.name).sent += 1;
    if (lateMs === undefined) return;
    this.#lateness.record(lateMs);
    if (lateMs > LATE_MS) this.#late += 1;
  }

  answered({ kind, expects, serial, fault }: SendSpec, status: number, latencyMs: number): void {
    const taken = status >= successFrom && status <= successTo;
    const right = expects === 'taken' ? taken : expects === 'refused' ? isRefusal(status) : !taken;
    this.#answered += 1;
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (!right) this.#errors += 1;
    if (taken && kind === 'forged') this.#forgedTaken += 1;
    if (taken && expects === 'taken') this.ledger.acknowledged(serial);
    if (fault === undefined) this.#record(latencyMs);
    else if (right) this.#countOf(fault.name).asExpected += 1;
  }

  failed({ expects, fault }: SendSpec, failure: ExchangeFailure, latencyMs: number): void {
    const { code } = failure;
    if (fault && expects === 'not-taken' && !isOurOwn(code)) {
      this.#countOf(fault.name).asExpected += 1;
      return;
    }
    this.#errors += 1;
    this.#failures.set(code, (this.#failures.get(code) ?? 0) + 1);
    this.#firstFailure ??= failure;
    if (code === 'deadline_exceeded' && fault === undefined) this.#record(latencyMs);
  }

  /** Closes the second that is under way, and returns it. */
  closeSecond(atMs: number): SeriesPoint {
    const before = this.#closed;
    const counts = {
      fromMs: before.atMs,
      lastsMs: atMs - before.atMs,
      sent: this.#sent - before.sent,
      answered: this.#answered - before.answered,
      errors: this.#errors - before.errors,
    };
    const point = seriesPoint(counts, this.#second.take());
    this.#closed = { atMs, sent: this.#sent, answered: this.#answered, errors: this.#errors };
    this.#series.add(point);
    return point;
  }

  counts(): RecorderCounts {
    return {
      sent: this.#sent,
      sentBytes: this.#sentBytes,
      answered: this.#answered,
      errors: this.#errors,
      forgedTaken: this.#forgedTaken,
      late: this.#late,
      byKind: this.#byKind,
      statuses: this.#statuses,
      failures: this.#failures,
      faults: this.#faults,
      firstFailure: this.#firstFailure,
      ledger: this.ledger.contents(),
    };
  }

  /** Says what the parts of a run have come to so far, of which the counts are added when they are over. */
  progress({ sent, answered, errors }: Pick<RecorderCounts, 'sent' | 'answered' | 'errors'>): void {
    this.#sent = sent;
    this.#answered = answered;
    this.#errors = errors;
  }

  /** Adds what a part of the run has counted, beside durations and what `progress` says. */
  add(part: RecorderCounts): void {
    this.#sentBytes += part.sentBytes;
    this.#forgedTaken += part.forgedTaken;
    this.#late += part.late;
    for (const kind of sendKinds) this.#byKind[kind] += part.byKind[kind];
    addTo(this.#statuses, part.statuses);
    addTo(this.#failures, part.failures);
    for (const [fault, { sent, asExpected }] of part.faults) {
      const count = this.#countOf(fault);
      count.sent += sent;
      count.asExpected += asExpected;
    }
    this.#firstFailure ??= part.firstFailure;
    this.ledger.add(part.ledger);
  }

  recording(): Recording {
    const latency = this.#latency.percentiles();
    const lateness = this.#lateness.percentiles();
    return {
      sent: this.#sent,
      sentBytes: this.#sentBytes,
      sentByKind: { ...this.#byKind },
      answered: this.#answered,
      errors: this.#errors,
      forgedTaken: this.#forgedTaken,
      statuses: Object.fromEntries([...this.#statuses].toSorted(([a], [b]) => a - b)),
      failures: Object.fromEntries(this.#failures),
      faults: Object.fromEntries([...this.#faults].map(([name, count]) => [name, { ...count }])),
      ...(this.#firstFailure ? { firstFailure: this.#firstFailure } : {}),
      ...(latency ? { latency } : {}),
      ...(lateness ? { lateness } : {}),
      late: this.#late,
      ledger: this.ledger.totals(),
      series: this.#series.points,
    };
  }

  #countOf(fault: string): { sent: number; asExpected: number } {
    const count = this.#faults.get(fault) ?? { sent: 0, asExpected: 0 };
    this.#faults.set(fault, count);
    return count;
  }

  #record(latencyMs: number): void {
    this.#latency.record(latencyMs);
    this.#second.record(latencyMs);
  }
}

function isRefusal(status: number): boolean {
  return status >= 400 && status <= 499;
}

/** The receiver never had a say, so there is nothing that it did right. */
function isOurOwn(code: ExchangeFailureCode): boolean {
  return code === 'blocked_target' || code === 'connection_refused' || code === 'transport_closed';
}
