import type { Command } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { knownEventType } from '../../payloads/known-event-type.ts';
import { parseOverride } from '../../payloads/parse-override.ts';
import { readJsonFile } from '../files.ts';
import { collect } from './whole-number.ts';

export interface PayloadOptions {
  readonly seed?: string;
  readonly example?: string;
  readonly asIs?: true;
  readonly set: readonly string[];
  readonly data?: string;
  readonly unchecked?: true;
}

/** The options of every verb that makes an event. */
export function addPayloadOptions(command: Command): Command {
  return command
    .option('--seed <seed>', 'make the event from this seed: same seed, same bytes')
    .option('--example <name>', 'start from an example of the contract, with fresh ids and times')
    .option('--as-is', 'with --example: ids and times too as they are written')
    .option('--set <path=value>', 'change one value, e.g. data.error.code=TIMEOUT (repeatable)', collect, [])
    .option('--data <@file>', 'take `data` from a JSON file')
    .option('--unchecked', 'make it even if it breaks the contract');
}

/** An event as the options say; throws a `PlexteraError` for what cannot be. */
export function makeEvent(type: string, options: PayloadOptions): unknown {
  const { seed, example, asIs, set, data, unchecked } = options;
  if (asIs && example === undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: '--as-is needs an example.',
      hint: 'Name one with --example.',
    });
  return createEvent(knownEventType(type), {
    seed,
    example,
    asIs,
    unchecked,
    overrides: [...(data === undefined ? [] : [wholeData(data)]), ...set.map(parseOverride)],
  });
}

/** Throws `PLEXTERA_BAD_OPTION` for options that shape an event where none is asked for. */
export function refusePayloadOptions({ set, seed, example, asIs, data, unchecked }: PayloadOptions): void {
  if (set.length === 0 && [seed, example, asIs, data, unchecked].every((option) => option === undefined))
    return;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'These options shape one event, and no event type is named.',
    hint: 'Name the event type, or leave them out for the list.',
  });
}

function wholeData(option: string) {
  if (option.startsWith('@')) return { path: 'data', value: readJsonFile(option.slice(1)) };
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: '--data takes a file.',
    hint: 'Write it as --data @file.json, or set single values with --set.',
  });
}
