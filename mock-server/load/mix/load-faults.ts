import { printableText } from '../../delivery/printable-text.ts';
import type { Fault } from '../../faults/fault.ts';
import { badOption, didYouMean } from '../../faults/options.ts';
import { faults } from '../../faults/registry.ts';

/**
 * What a right answer to a send is. `taken`: a success. `refused`: a 4xx, and nothing else. `not-taken`: anything but a
 * success, no answer at all among it.
 */
export type Expectation = 'taken' | 'refused' | 'not-taken';

/** A fault that a share of the sends can have, and what a right answer to it is. */
export interface LoadFault {
  readonly name: string;
  readonly expects: Expectation;
  readonly fault: Fault;
}

/** Those to which one answer is right. Repeats have options of their own, and what only delays says nothing here. */
const expectations: Readonly<Record<string, Expectation>> = {
  'bad-signature': 'refused',
  'tampered-body': 'refused',
  'stale-timestamp': 'refused',
  'future-timestamp': 'refused',
  'millisecond-timestamp': 'refused',
  'schema-invalid': 'refused',
  truncated: 'not-taken',
  'early-close': 'not-taken',
  'two-signatures': 'taken',
  'unknown-fields': 'taken',
  'slow-body': 'taken',
};

/** Every fault that a load can hold. */
export const loadFaults: readonly LoadFault[] = faults.flatMap((fault) => {
  const expects = expectations[fault.name];
  return expects === undefined ? [] : [{ name: fault.name, expects, fault }];
});

/** @throws PlexteraError `PLEXTERA_BAD_OPTION` for a name that is none of them. */
export function findLoadFault(name: string): LoadFault {
  const found = loadFaults.find((one) => one.name === name);
  if (found) return found;
  const names = loadFaults.map((one) => one.name);
  throw badOption(
    `A load has no fault "${printableText(name, 60)}".${didYouMean(name, names)}`,
    `There are ${names.join(', ')}.`,
  );
}
