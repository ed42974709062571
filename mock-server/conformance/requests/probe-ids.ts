import { headers } from '../../contract/catalog.ts';
import type { Random } from '../../runtime/random.ts';
import { seededRandom } from '../../runtime/seeded-random.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Says at a glance in a log where an id comes from, and is the beginning of a ULID nonetheless. */
const mark = '0PR0BE';
const ulidLength = 26;

/** Names a run: the same for the same seed. It is part of every id that the run sends. */
export function runIdOf(seed: number): string {
  return characters(8, seededRandom(`${seed} run`));
}

/** Ids that follow from the seed, look like ULIDs, and occur once in a run. */
export interface ProbeIds {
  event(prefix: string): string;
  delivery(): string;
  /** A text of letters and digits; with a name, the same one for the same name. */
  fresh(name: string): string;
}

/**
 * @param random of one request alone, so that its ids do not depend on what else is sent.
 * @param named gives the texts that have a name.
 */
export function probeIds(
  runId: string,
  random: Random,
  named: (name: string) => string = () => '',
): ProbeIds {
  const id = (prefix: string) =>
    `${prefix}${mark}${runId}${characters(ulidLength - mark.length - runId.length, random)}`;
  return {
    event: id,
    delivery: () => id(headers.deliveryId.sample.ulid),
    fresh: (name) => (name === '' ? characters(ulidLength, random) : named(name)),
  };
}

function characters(length: number, random: Random): string {
  return Array.from({ length }, () => crockford[Math.floor(random() * crockford.length)]).join('');
}
