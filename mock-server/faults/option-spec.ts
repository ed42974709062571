/** One option: its default, which values it takes, and the same as words and as JSON Schema. */
export interface OptionSpec<Value> {
  /** What it is when it is left out; undefined: it stays absent. */
  readonly fallback: Value;
  /** Completes "must be …". */
  readonly rule: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Whether a value that came from outside may stand for it. */
  readonly accepts: (value: unknown) => boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

export function wholeNumber(
  summary: string,
  range: Range & { readonly fallback: number },
): OptionSpec<number>;
export function wholeNumber(summary: string, range: Range): OptionSpec<number | undefined>;
export function wholeNumber(
  summary: string,
  { from, to, fallback }: Range & { readonly fallback?: number },
): OptionSpec<number | undefined> {
  return {
    fallback,
    rule: `a whole number from ${from} to ${to}`,
    schema: describe(summary, fallback, { type: 'integer', minimum: from, maximum: to }),
    accepts: (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
  };
}

/** A part of a whole, 0 to 1. */
export function share(summary: string, fallback: number): OptionSpec<number> {
  return {
    fallback,
    rule: 'a number from 0 to 1',
    schema: describe(summary, fallback, { type: 'number', minimum: 0, maximum: 1 }),
    accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  };
}

export function flag(summary: string, fallback: boolean): OptionSpec<boolean> {
  return {
    fallback,
    rule: 'true or false',
    schema: describe(summary, fallback, { type: 'boolean' }),
    accepts: (value) => typeof value === 'boolean',
  };
}

/** One of some words. */
export function choice<const Word extends string>(
  summary: string,
  words: readonly Word[],
  fallback: NoInfer<Word>,
): OptionSpec<Word> {
  return {
    fallback,
    rule: `one of ${words.join(', ')}`,
    schema: describe(summary, fallback, { type: 'string', enum: words }),
    accepts: (value) => words.some((word) => word === value),
  };
}

interface TextRule {
  readonly pattern: RegExp;
  /** Completes "must be …". */
  readonly rule: string;
}

export function text(summary: string, rule: TextRule & { readonly fallback: string }): OptionSpec<string>;
export function text(summary: string, rule: TextRule): OptionSpec<string | undefined>;
export function text(
  summary: string,
  { pattern, rule, fallback }: TextRule & { readonly fallback?: string },
): OptionSpec<string | undefined> {
  return {
    fallback,
    rule,
    schema: describe(summary, fallback, { type: 'string', pattern: pattern.source }),
    accepts: (value) => typeof value === 'string' && pattern.test(value),
  };
}

/** Anything, which somebody else checks. */
export function anything(summary: string): OptionSpec<unknown> {
  return {
    fallback: undefined,
    rule: 'a value',
    schema: describe(summary, undefined, {}),
    accepts: () => true,
  };
}

function describe(summary: string, fallback: unknown, schema: Readonly<Record<string, unknown>>) {
  return { ...schema, description: summary, ...(fallback !== undefined && { default: fallback }) };
}
