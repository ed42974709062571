import { closestName } from '../../contract/closest-name.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { badParameter, type Parameter } from './query-parameters.ts';

export function wholeNumber(least: number, most: number, description: string): Parameter<number> {
  return {
    expected:
      most < Number.MAX_SAFE_INTEGER
        ? `a whole number from ${least} to ${most}`
        : `a whole number from ${least}`,
    read: (text) => {
      const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
    schema: { type: 'integer', minimum: least, maximum: most },
    description,
  };
}

export function textOf(longest: number, description: string): Parameter<string> {
  return {
    expected: `a text of 1 to ${longest} characters`,
    read: (text) => (text.length > 0 && text.length <= longest ? text : undefined),
    schema: { type: 'string', minLength: 1, maxLength: longest },
    description,
  };
}

export function textLike(pattern: RegExp, expected: string, description: string): Parameter<string> {
  return {
    expected,
    read: (text) => (pattern.test(text) ? text : undefined),
    schema: { type: 'string', pattern: pattern.source },
    description,
  };
}

/** One of a few words; a misspelt one is answered with the nearest. */
export function oneOf<Name extends string>(names: readonly Name[], description: string): Parameter<Name> {
  return {
    expected: `one of ${names.join(', ')}`,
    read: (text) => {
      const found = names.find((name) => name === text);
      const near = found === undefined && closestName(text, names);
      if (near)
        throw badParameter(
          `"${printableText(text, 40)}" is none of ${names.join(', ')}; did you mean "${near}"?`,
        );
      return found;
    },
    schema: { type: 'string', enum: names },
    description,
  };
}

const rfc3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** A time, given back as the store compares it: in UTC, with milliseconds. */
export function time(description: string): Parameter<string> {
  return {
    expected: 'a time such as 2026-04-07T10:00:00Z',
    read: (text) => {
      // In a query, a plus that nobody escaped is a space.
      const given = text.replace(' ', '+');
      const [, day = ''] = rfc3339.exec(given) ?? [];
      const ms = isDay(day) ? Date.parse(given) : Number.NaN;
      return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
    },
    schema: { type: 'string', format: 'date-time' },
    description,
  };
}

/** Whether the calendar has this day. JavaScript takes the 30th of February for one of March. */
function isDay(day: string): boolean {
  const ms = Date.parse(day);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/** A duration such as `5s` or `500ms`, given back in milliseconds. */
export function duration(longestMs: number, description: string): Parameter<number> {
  return {
    expected: `a duration such as 5s or 500ms, at most ${longestMs / 1000}s`,
    read: (text) => {
      const [, digits = '', unit] = /^(\d{1,6})(ms|s)$/.exec(text) ?? [];
      const ms = digits === '' ? Number.NaN : Number(digits) * (unit === 's' ? 1000 : 1);
      return ms <= longestMs ? ms : undefined;
    },
    schema: { type: 'string', pattern: '^\\d{1,6}(ms|s)$' },
    description,
  };
}
