import { deliveryRules } from '../../contract/catalog.ts';
import type { ExchangeFailure, ExchangeFailureCode } from '../../delivery/exchange.ts';
import type { SendKind, SendSpec } from '../mix/traffic-mix.ts';
import { Distribution, type Percentiles } from './distribution.ts';
import { Ledger, type LedgerTotals } from './ledger.ts';
import { type SeriesPoint, TimeSeries } from './time-series.ts';

/** What has been counted. Durations are in milliseconds. */
export interface Recording {
  readonly sent: number;
  readonly sentByKind: Readonly<Record<SendKind, number>>;
  /** How many got an answer, whatever it said. */
  readonly answered: number;
  /** Answers that were not a success, exchanges that failed, and forged events that were taken. */
  readonly errors: number;
  /** Forged events that the receiver acknowledged, which it never should. */
  readonly forgedTaken: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: Readonly<Partial<Record<ExchangeFailureCode, number>>>;
  /** The first failure in words. */
  readonly firstFailure?: ExchangeFailure;
  /**
   * From the moment at which an event was meant to be sent to the end of its answer, or to the deadline where none
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

export const LATE_MS = 10;

const { from: successFrom, to: successTo } = deliveryRules.successStatuses;

/** Counts what happens in a run, in a fixed room of memory but for the ledger's half byte an event. */
export class Recorder {
  readonly ledger = new Ledger();
  readonly #latency = new Distribution();
  readonly #lateness = new Distribution();
  readonly #second = new Distribution();
  readonly #series = new TimeSeries();
  readonly #byKind: Record<SendKind, number> = { new: 0, duplicate: 0, retry: 0, forged: 0 };
  readonly #statuses = new Map<number, number>();
  readonly #failures = new Map<ExchangeFailureCode, number>();
  #firstFailure: ExchangeFailure | undefined;
  #sent = 0;
  #answered = 0;
  #errors = 0;
  #forgedTaken = 0;
  #late = 0;
  #closed = { atMs: 0, sent: 0, answered: 0, errors: 0 };

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
  sent({ kind, serial }: SendSpec, lateMs: number | undefined): void {
    this.#sent += 1;
    this.#byKind[kind] += 1;
    if (kind !== 'forged') this.ledger.sent(serial);
    if (lateMs === undefined) return;
    this.#lateness.record(lateMs);
    if (lateMs > LATE_MS) this.#late += 1;
  }

  answered({ kind, serial }: SendSpec, status: number, latencyMs: number): void {
    const taken = status >= successFrom && status <= successTo;
    this.#answered += 1;
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    this.#record(latencyMs);
    if (taken === (kind === 'forged')) this.#errors += 1;
    if (taken && kind === 'forged') this.#forgedTaken += 1;
    if (taken && kind !== 'forged') this.ledger.acknowledged(serial);
  }

  failed(failure: ExchangeFailure, latencyMs: number): void {
    const { code } = failure;
    this.#errors += 1;
    this.#failures.set(code, (this.#failures.get(code) ?? 0) + 1);
    this.#firstFailure ??= failure;
    if (code === 'deadline_exceeded') this.#record(latencyMs);
  }

  /** Closes the second that is under way, and returns it. */
  closeSecond(atMs: number): SeriesPoint {
    const before = this.#closed;
    const point = {
      fromMs: before.atMs,
      lastsMs: atMs - before.atMs,
      sent: this.#sent - before.sent,
      answered: this.#answered - before.answered,
      errors: this.#errors - before.errors,
      p50: this.#second.percentile(50),
      p99: this.#second.percentile(99),
      max: this.#second.percentile(100),
    };
    this.#closed = { atMs, sent: this.#sent, answered: this.#answered, errors: this.#errors };
    this.#second.reset();
    this.#series.add(point);
    return point;
  }

  recording(): Recording {
    const latency = this.#latency.percentiles();
    const lateness = this.#lateness.percentiles();
    return {
      sent: this.#sent,
      sentByKind: { ...this.#byKind },
      answered: this.#answered,
      errors: this.#errors,
      forgedTaken: this.#forgedTaken,
      statuses: Object.fromEntries([...this.#statuses].toSorted(([a], [b]) => a - b)),
      failures: Object.fromEntries(this.#failures),
      ...(this.#firstFailure ? { firstFailure: this.#firstFailure } : {}),
      ...(latency ? { latency } : {}),
      ...(lateness ? { lateness } : {}),
      late: this.#late,
      ledger: this.ledger.totals(),
      series: this.#series.points,
    };
  }

  #record(latencyMs: number): void {
    this.#latency.record(latencyMs);
    this.#second.record(latencyMs);
  }
}
