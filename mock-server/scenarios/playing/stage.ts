import type { Mock, Target } from '../../dispatch/mock.ts';
import { prepareEvent } from '../../dispatch/prepared-event.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { TurnableClock } from '../../runtime/turnable-clock.ts';
import type { Ledger } from './ledger.ts';

/** What a step acts on, and what steps leave behind for later ones. */
export interface Stage {
  readonly mock: Mock;
  /** The clock of the retry schedule; `clock` is real time. */
  readonly schedule: TurnableClock;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly target: Target;
  readonly subscriptionId: string;
  /** Of this step: the scenario's, and its number. */
  readonly seed: string;
  /** Aborted when the scenario has to end. */
  readonly signal: AbortSignal;
  /** Ids of the resources that have a name. */
  readonly resources: Map<string, string>;
  /** Names of the faults that steps have added, by id. */
  readonly faults: Map<string, string>;
  /** Faults by which a rotation signs twice. */
  readonly rotation: Set<string>;
}

/** Something that had to be so. */
export interface Check {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly held: boolean;
}

/** What a step did. */
export interface StepReport {
  readonly detail: string;
  readonly checks: readonly Check[];
}

export interface EmitMarks {
  readonly reprocessed?: boolean | undefined;
  readonly label?: string | undefined;
}

/** Emits an event and writes it down. */
export async function emitOn(
  { mock, ledger }: Stage,
  event: unknown,
  { reprocessed = false, label }: EmitMarks,
) {
  const prepared = prepareEvent(event);
  const intake = await mock.emit(prepared, { reprocessed });
  ledger.accept(prepared, intake, label);
}
