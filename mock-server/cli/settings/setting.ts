import { InvalidArgumentError, type Option } from 'commander';
import { isWholeNumber } from '../options/whole-number.ts';
import type { Entry } from './entry.ts';

/** What an option takes: a flag takes nothing, a list may be given more than once. */
type Kind = 'flag' | 'list' | 'number' | 'text';

/** Makes the value of an option from what the environment or a file says; throws `InvalidArgumentError`. */
export function settingFromText(option: Option, text: string): unknown {
  if (kindOf(option) === 'flag') {
    if (/^(true|yes|on|1)$/i.test(text)) return true;
    if (/^(false|no|off|0)$/i.test(text)) return undefined;
    throw new InvalidArgumentError('It is true or false.');
  }
  return kindOf(option) === 'list' ? splitList(option, text) : parsed(option, text);
}

/** The same for a value in a file, whose type must be the option's own. */
export function settingFromFile(option: Option, value: Entry['value']): unknown {
  const kind = kindOf(option);
  if (kind === 'flag') {
    if (typeof value !== 'boolean') throw new InvalidArgumentError('It is true or false.');
    return value || undefined;
  }
  if (kind === 'list') {
    const items = Array.isArray(value) ? value : [value];
    if (items.every((item) => typeof item === 'string')) return items;
    throw new InvalidArgumentError('It is a list of texts.');
  }
  if (typeof value !== (kind === 'number' ? 'number' : 'string'))
    throw new InvalidArgumentError(`It is a ${kind}.`);
  return parsed(option, String(value));
}

function kindOf(option: Option): Kind {
  if (option.isBoolean()) return 'flag';
  if (Array.isArray(option.defaultValue)) return 'list';
  return isWholeNumber(option.parseArg) ? 'number' : 'text';
}

function parsed({ parseArg }: Option, text: string): unknown {
  return parseArg ? parseArg(text, undefined) : text;
}

/** A header's value may hold commas: there only one that begins another header parts two items. */
function splitList({ long }: Option, text: string): readonly string[] {
  const comma = long === '--header' ? /,(?=\s*[\w!#$%&'*+.^`|~-]+:)/ : ',';
  return text
    .split(comma)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
