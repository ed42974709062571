import type { FaultRequest } from '../faults/fault-request.ts';

/** A file of steps, as `spec/scenarios/scenario.schema.json` describes it. Durations are texts such as `30s`. */
export interface Scenario {
  readonly $schema?: string;
  readonly name: string;
  readonly summary: string;
  readonly seed?: number | string;
  readonly timeLimit?: string;
  readonly concurrency?: number;
  readonly steps: readonly Step[];
}

/** A step has one key, which says its kind. */
export type Step = { readonly [Kind in StepKind]: { readonly [Key in Kind]: StepOptions[Kind] } }[StepKind];
export type StepKind = keyof StepOptions;

/** What each kind of step is told. */
export interface StepOptions {
  readonly emit: EmitOptions;
  readonly traffic: TrafficOptions;
  readonly wait: WaitOptions;
  readonly advance: string;
  readonly fault: FaultOptions;
  readonly rotate: { readonly signWith: readonly ('known' | 'other')[] };
  readonly subscription: 'pause' | 'resume';
  readonly resend: { readonly state: 'delivered' | 'exhausted' | 'waiting'; readonly of?: string };
  readonly expect: ExpectOptions;
}

export interface EmitOptions {
  readonly type: string;
  readonly count?: number;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly example?: string;
  readonly seed?: number | string;
  /** Names a resource; all events with this name are about the same one. */
  readonly about?: string;
  readonly reprocessed?: boolean;
  readonly unchecked?: boolean;
  /** Names these events for `of` in later steps. */
  readonly as?: string;
}

export interface TrafficOptions {
  readonly events: number;
  /** Time of the schedule. */
  readonly over: string;
  /** Real time. */
  readonly within: string;
  /** Weights by event type. */
  readonly mix: Readonly<Record<string, number>>;
  readonly as?: string;
}

export interface WaitOptions {
  readonly for?: 'delivered' | 'exhausted' | 'finished' | 'waiting';
  readonly count?: number;
  readonly attempts?: number;
  readonly of?: string;
  readonly turnClock?: boolean;
  readonly within?: string;
}

/** Exactly one of these. */
export interface FaultOptions {
  readonly add?: FaultRequest;
  readonly preset?: string;
  readonly remove?: string;
  readonly reset?: true;
}

/** A number, or bounds that both belong to it. */
export type Count = number | { readonly min?: number; readonly max?: number };

export interface ExpectOptions {
  readonly of?: string;
  readonly events?: Count;
  readonly deduplicated?: Count;
  readonly delivered?: Count;
  readonly exhausted?: Count;
  readonly waiting?: Count;
  readonly attempts?: Count;
  readonly attemptsPerEvent?: Count;
  readonly deliveredPerEvent?: Count;
  readonly lastStatus?: number | string;
  readonly outcomes?: Readonly<Record<string, Count>>;
  readonly order?: 'emitted' | 'overtaken';
}

/** The one key of a step, and what it is told. */
export function kindOf(step: Step): readonly [kind: StepKind, options: unknown] {
  const [entry = ['', undefined]] = Object.entries(step);
  return entry as [StepKind, unknown];
}

/** How many events it emits in all. */
export function eventCountOf({ steps }: Scenario): number {
  return steps
    .map((step) => ('emit' in step ? (step.emit.count ?? 1) : 'traffic' in step ? step.traffic.events : 0))
    .reduce((sum, count) => sum + count, 0);
}
