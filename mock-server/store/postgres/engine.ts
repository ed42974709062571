import type { Clock } from '../../runtime/clock.ts';
import type { Database } from './database/database.ts';
import type { Lease } from './queue/lease.ts';

/** What the parts of this engine work with. */
export interface Engine {
  /** Of our tables; checked when the store was opened, so it goes into statements as it is. */
  readonly schema: string;
  readonly database: Database;
  readonly lease: Lease;
  readonly clock: Clock;
}

/** The wall clock's time for people, in ISO 8601. */
export function wallTime(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
