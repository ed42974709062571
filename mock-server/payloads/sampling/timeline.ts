import type { Moment } from '../../contract/samples.ts';
import type { Random } from '../../runtime/random.ts';
import { integerFrom } from './choose.ts';

/** When a resource reached each moment of its life, in milliseconds since the Unix epoch, on whole seconds. */
export type Timeline = Readonly<Record<Moment, number>>;

const SECOND = 1000;
// Long enough that a timeline inside of one inside of this one still has seconds to tell its moments apart.
const SHORTEST_SECONDS = 40;
const LONGEST_SECONDS = 600;

/** A timeline that ends at a given time. Short ones are likelier than long ones. */
export function timelineUntil(completed: number, random: Random): Timeline {
  const skew = random() * random();
  const seconds = SHORTEST_SECONDS + Math.floor(skew * (LONGEST_SECONDS - SHORTEST_SECONDS));
  return between(completed - seconds * SECOND, completed, random);
}

/** A timeline that begins once work on the outer one has begun, and ends before that does. */
export function timelineInside(outer: Timeline, random: Random): Timeline {
  const margin = Math.floor((outer.completed - outer.started) / SECOND / 4);
  const created = outer.started + integerFrom(0, margin, random) * SECOND;
  const completed = outer.completed - integerFrom(0, margin, random) * SECOND;
  return between(created, completed, random);
}

function between(created: number, completed: number, random: Random): Timeline {
  const started = created + integerFrom(1, 3, random) * SECOND;
  return { created, started: Math.min(started, completed), completed };
}

/** The time in UTC as RFC 3339 writes it, without a fraction where there is none. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
