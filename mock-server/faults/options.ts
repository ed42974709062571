import { closestName } from '../contract/closest-name.ts';
import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';
import type { OptionSpec } from './option-spec.ts';

/** Options by name. */
export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

/** The values that specs describe. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends OptionSpec<infer Value> ? Value : never;
};

/**
 * Options as given, checked and completed with defaults.
 *
 * @param subject whose options they are, for messages: `the fault delay`.
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` for the first that is unknown or does not fit.
 */
export function readOptions<Specs extends OptionSpecs>(
  subject: string,
  specs: Specs,
  given: unknown = {},
): OptionValues<Specs> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw badOption(`The options of ${subject} must be an object.`, 'Write them as {"name": value}.');
  const names = Object.keys(specs);
  const stranger = Object.keys(given).find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw badOption(
      `There is no option "${printableText(stranger, 60)}" of ${subject}.${didYouMean(stranger, names)}`,
      names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`,
    );
  const values = Object.entries(specs).map(([name, spec]) => {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) return [name, spec.fallback];
    if (spec.accepts(value)) return [name, value];
    throw badOption(
      `The option ${name} of ${subject} must be ${spec.rule}, not ${shown(value)}.`,
      spec.fallback === undefined ? 'Leave it out if in doubt.' : `Leave it out for ${shown(spec.fallback)}.`,
    );
  });
  return Object.fromEntries(values) as OptionValues<Specs>;
}

/** Options as a JSON Schema, for a form, an API description or a scenario's schema. */
export function optionsSchema(specs: OptionSpecs) {
  const properties = Object.entries(specs).map(([name, { schema }]) => [name, schema] as const);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false } as const;
}

export function badOption(problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint });
}

/** ` Did you mean x?`, or nothing where no name is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = closestName(name.slice(0, 100), names);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

function shown(value: unknown): string {
  return printableText(JSON.stringify(value) ?? typeof value, 60);
}
