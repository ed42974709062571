import type { Arrivals } from './arrivals.ts';
import type { Traffic, TrafficMix } from './mix/traffic-mix.ts';
import type { Recorder } from './recording/recorder.ts';
import type { EventTemplate } from './templates/event-template.ts';
import type { Weighted } from './templates/prepare-templates.ts';

/**
 * Decides when a run sends and what, in place of its plan: for a run of which this process has a part, and for one that
 * follows a record. Times and sends are taken in turn, one send for each time.
 */
export interface LoadFeed {
  /** Those of the plan when absent. */
  readonly arrivals?: Arrivals;
  /** @param mix what the plan alone would send. */
  readonly traffic: (mix: TrafficMix) => Traffic;
  /** Those of the plan's events and sizes when absent. */
  readonly templates?: readonly Weighted<EventTemplate>[];
  /** What the choices of the mix follow from. */
  readonly mixSeed?: string;
  /** Counts what happens; one of the run's own when absent. */
  readonly recorder?: Recorder;
  /** The serial numbers that events of this process can have, as they are known when the run is over. */
  readonly serials?: readonly SerialRange[];
  /** Resolves at the moment from which the times count. */
  readonly begin?: () => Promise<void>;
  /** How long after its end the run still sends what was due before; one second when absent. */
  readonly overtimeMs?: number;
}

/** Serial numbers of events, without the second one. */
export type SerialRange = readonly [from: number, to: number];
