import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { scenarioSchema } from '../../contract/scenarios.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { didYouMean, type FoundProblem } from './problem.ts';

// Compiled when it is first asked for: whoever imports this to play what is shipped needs no validator.
let compiled: ValidateFunction | undefined;

/** Everything about a document that the schema of a scenario refuses. */
export function findSchemaProblems(data: unknown): readonly FoundProblem[] {
  compiled ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(scenarioSchema);
  const validate = compiled;
  if (validate(data)) return [];
  // A key that is refused is reported by what it breaks; that it is a key need not be said again.
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames').map(toProblem);
}

function toProblem(error: ErrorObject): FoundProblem {
  const { instancePath: pointer, params, propertyName } = error;
  const key: string | undefined = params.additionalProperty ?? propertyName;
  const { description = '' } = (error.parentSchema ?? {}) as { readonly description?: string };
  const hint = hintOf(error) ?? (description || 'The schema of scenarios says what may stand here.');
  return { pointer, message: messageOf(error), hint, ...(key === undefined ? {} : { key }) };
}

function messageOf({ keyword, params, data, message = '', propertyName, parentSchema }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties': {
      const name: string = params.additionalProperty;
      return `There is no "${printableText(name, 60)}" here.${didYouMean(name, keysOf(parentSchema))}`;
    }
    case 'required':
      return `"${params.missingProperty}" is missing.`;
    case 'enum': {
      const given = propertyName ?? data;
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const near = typeof given === 'string' ? didYouMean(given, allowed) : '';
      return `${shown(given)} is none of ${allowed.join(', ')}.${near}`;
    }
    case 'const':
      return `It must be ${JSON.stringify(params.allowedValue)}, not ${shown(data)}.`;
    case 'type': {
      const types: readonly string[] = [params.type].flat();
      return `It must be ${types.map((type) => typeWords[type] ?? type).join(' or ')}, not ${shown(data)}.`;
    }
    case 'minProperties':
    case 'maxProperties':
      return `It has ${Object.keys(data as object).length} keys.`;
    case 'pattern':
      return `${shown(data)} has not the form that is wanted here.`;
    default:
      return `It ${message}, and is ${shown(data)}.`;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function hintOf({ keyword, params, parentSchema }: ErrorObject): string | undefined {
  const keys = keysOf(parentSchema);
  if (keyword === 'additionalProperties' && keys.length > 0) return `It may have ${keys.join(', ')}.`;
  if (keyword !== 'required') return undefined;
  const properties = (parentSchema as SchemaLike).properties ?? {};
  return properties[params.missingProperty as string]?.description;
}

interface SchemaLike {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
}

function keysOf(schema: object | undefined): readonly string[] {
  return Object.keys((schema as SchemaLike | undefined)?.properties ?? {});
}

function shown(value: unknown): string {
  return printableText(JSON.stringify(value) ?? 'nothing', 60);
}
