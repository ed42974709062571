import { closestName } from '../../contract/closest-name.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { Description } from '../openapi/api-piece.ts';
import { Problem } from '../plugins/problems.ts';

/** One parameter of a query, as it is read and as it is described. */
export interface Parameter<Value> {
  /** Undefined when the text is not what is expected. */
  readonly read: (text: string) => Value | undefined;
  /** What is expected, behind "must be". */
  readonly expected: string;
  readonly schema: Description;
  readonly description?: string;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

export type ParameterValues<Known extends Parameters> = {
  readonly [Name in keyof Known]?: Known[Name] extends Parameter<infer Value> ? Value : never;
};

/**
 * Reads the query of a request by what is known of its parameters.
 *
 * @throws Problem 400 for an unknown name, with the nearest one, a name that comes twice, and a bad value.
 */
export function readParameters<Known extends Parameters>(
  given: unknown,
  known: Known,
): ParameterValues<Known> {
  const values = Object.entries(given as Readonly<Record<string, unknown>>).map(([name, text]) => {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!parameter) throw unknownParameter(name, Object.keys(known));
    const value = typeof text === 'string' && !text.includes('\0') ? parameter.read(text) : undefined;
    if (value === undefined) throw badParameter(`"${name}" must be ${parameter.expected}, and given once.`);
    return [name, value] as const;
  });
  return Object.fromEntries(values) as ParameterValues<Known>;
}

export function badParameter(detail: string): Problem {
  return new Problem(400, 'bad-parameter', detail, 'See the description of the control API.');
}

function unknownParameter(name: string, known: readonly string[]): Problem {
  const shown = printableText(name, 100);
  const near = closestName(shown, known);
  const suggestion = near === undefined ? '' : `; did you mean "${near}"?`;
  return new Problem(
    400,
    'unknown-parameter',
    `unknown parameter "${shown}"${suggestion}`,
    known.length === 0 ? 'There are none here.' : `Known are ${known.join(', ')}.`,
  );
}

/** As an OpenAPI document lists them. */
export function describeParameters(known: Parameters): readonly Description[] {
  return Object.entries(known).map(([name, { schema, description }]) => ({
    name,
    in: 'query',
    schema,
    ...(description === undefined ? {} : { description }),
  }));
}
