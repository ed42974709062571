import { InvalidArgumentError } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import { findLoadFault } from '../../load/mix/load-faults.ts';
import type { FaultShare } from '../../load/mix/traffic-mix.ts';

/** A parser for a share of all sends, such as `2%`; from 0 to 1. */
export function share(text: string): number {
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  const value = Number(percent) / 100;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It is a share of all sends, such as 2% or 0.5%.');
}

/** A parser for `<fault>=<share>`, which may be given more than once, for each fault once. */
export function faultShare(text: string, list: readonly FaultShare[] = []): readonly FaultShare[] {
  const [, name = text, percent] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (percent === undefined)
    throw new InvalidArgumentError('It is a fault and a share, such as stale-timestamp=1%.');
  if (list.some(({ fault }) => fault.name === name))
    throw new InvalidArgumentError('Its share has been given already.');
  return [...list, { fault: loadFault(name), share: share(percent) }];
}

function loadFault(name: string): FaultShare['fault'] {
  try {
    return findLoadFault(name);
  } catch (error) {
    if (!(error instanceof PlexteraError)) throw error;
    throw new InvalidArgumentError(`${error.message} ${error.hint}`);
  }
}
