import type { ExchangeFailure } from '../../delivery/exchange.ts';
import type { SendSpec } from '../mix/traffic-mix.ts';
import { Recorder } from '../recording/recorder.ts';
import { SharedDistribution } from './shared-distribution.ts';
import type { SliceQueue } from './slice-queue.ts';

/** Counts what happens, so that it can be put together with what other emitters count, and which slices are over. */
export class FleetRecorder extends Recorder {
  readonly latencies = new SharedDistribution();
  readonly latenesses = new SharedDistribution();
  readonly #queue: SliceQueue;

  constructor(queue: SliceQueue) {
    super();
    this.#queue = queue;
  }

  override sent(spec: SendSpec, lateMs: number | undefined): void {
    super.sent(spec, lateMs);
    if (lateMs !== undefined) this.latenesses.record(lateMs);
  }

  override answered(spec: SendSpec, status: number, latencyMs: number): void {
    super.answered(spec, status, latencyMs);
    if (spec.fault === undefined) this.latencies.record(latencyMs);
    this.#queue.ended(spec);
  }

  override failed(spec: SendSpec, failure: ExchangeFailure, latencyMs: number): void {
    super.failed(spec, failure, latencyMs);
    if (failure.code === 'deadline_exceeded' && spec.fault === undefined) this.latencies.record(latencyMs);
    this.#queue.ended(spec);
  }
}
