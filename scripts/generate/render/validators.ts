import { _, Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import type { Contract } from '../read/contract.ts';
import { isObject, type Json, type JsonObject } from '../read/json.ts';
import { SpecError } from '../read/spec-error.ts';
import { definitionsOf } from './bundle-schemas.ts';
import { notice } from './notice.ts';

// A CommonJS module with a default export: Node and TypeScript disagree about what its default is.
const standaloneCode = standaloneModule.default;

/**
 * An Ajv that knows the contract's definitions under `contract#/definitions/…`. The code that it writes calls the
 * functions of the prelude below, so that the generated file needs nothing at run time.
 */
export function contractAjv(contract: Contract): Ajv {
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    allErrors: true,
    // The schemas were validated before, and compiling the schema of schemas again takes as long as compiling them.
    meta: false,
    validateSchema: false,
    inlineRefs: true,
    code: { source: true, esm: true, lines: true, formats: _`formats` },
    formats: { 'date-time': isDateTime },
  });
  ajv.addSchema({ $id: 'contract', definitions: withoutProse(definitionsOf(contract)) });
  for (const name of validatedSchemas(contract))
    ajv.addSchema({ $id: name, $ref: `contract#/definitions/${name}` });
  return ajv;
}

/** Names of the schemas that get a validator. */
function validatedSchemas(contract: Contract): readonly string[] {
  return [...contract.events.map(({ schema }) => schema), contract.envelopeSchema, contract.headersSchema];
}

const prose = ['title', 'description', 'examples', 'default'];

/** Prose decides nothing, and would be compiled into the code as text. */
function withoutProse(schemas: Readonly<Record<string, JsonObject>>): Readonly<Record<string, JsonObject>> {
  const strip = (schema: JsonObject): JsonObject => {
    const entries = Object.entries(schema).filter(([key]) => !prose.includes(key));
    return Object.fromEntries(entries.map(([key, value]) => [key, stripValue(key, value)]));
  };
  const stripValue = (key: string, value: Json): Json => {
    if (key === 'properties' && isObject(value)) return stripAll(value);
    return (key === 'items' || key === 'additionalProperties') && isObject(value) ? strip(value) : value;
  };
  const stripAll = (named: JsonObject): Record<string, JsonObject> =>
    Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, strip(schema as JsonObject)]));
  return stripAll(schemas);
}

const isDateTime = (text: string): boolean => text.length > 0;

/** `generated/validators.ts`: one type guard per event type, and for the envelope, the headers and any event. */
export function renderValidators(contract: Contract, ajv: Ajv): string {
  const roots = validatedSchemas(contract);
  const code = standaloneCode(ajv, Object.fromEntries(roots.map((name) => [`check${name}`, name])));
  const body = inlineRuntime(code, contract.spec.file)
    .replace(/^"use strict";\s*/, '')
    .replaceAll(/^export /gm, '');
  const guards = roots.map(
    (name) => `export const validate${name} = check${name} as unknown as Validator<${name}>;`,
  );
  return [
    notice,
    '// @ts-nocheck: below the types this is compiled code.',
    `import type { ${[...new Set(roots), 'PlexteraEvent'].sort().join(', ')} } from './models.ts';\n`,
    prelude,
    body,
    guards.join('\n'),
    byType(contract),
  ].join('\n');
}

/** Ajv writes `require()` for what it keeps in packages, also when asked for ES modules. */
function inlineRuntime(code: string, file: string): string {
  const inlined = code
    .replaceAll(
      /const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g,
      'const $1 = codePoints;',
    )
    .replaceAll(/const (\w+) = formats\["date-time"\];?/g, 'const $1 = isDateTime;')
    // A text has fewer than one code point exactly when it has no length, which needs no counting.
    .replaceAll(/\bif\(func\d+\((\w+)\) < 1\)/g, 'if($1.length < 1)')
    // Ajv copies all errors so far for each part that has some, which takes minutes for a list of wrong items.
    .replaceAll(
      /vErrors = vErrors === null \? ([\w.]+)\.errors : vErrors\.concat\(\1\.errors\);/g,
      'vErrors = joined(vErrors, $1.errors);',
    );
  if (inlined.includes('vErrors.concat'))
    throw new SpecError({ file }, 'a validator would copy its errors over and over; mend scripts/generate');
  // Within text that comes from the document a quotation mark has a backslash in front of it.
  const left = /\brequire\("([^"\\]+)"\)/.exec(inlined);
  if (left)
    throw new SpecError({ file }, `a validator would need ${left[1]} at run time; use simpler keywords`);
  return inlined;
}

function byType(contract: Contract): string {
  const rows = contract.events.map(({ type, schema }) => `  ${JSON.stringify(type)}: validate${schema},`);
  return `
/** The validator of each event type. */
export const eventValidators: { readonly [Type in PlexteraEvent['eventType']]: Validator<Extract<PlexteraEvent, { eventType: Type }>> } = {
${rows.join('\n')}
};
`;
}

const prelude = `/** One thing that a value gets wrong. */
export interface ValidationIssue {
  /** JSON pointer (RFC 6901) to the part that is wrong; '' is the whole. */
  readonly instancePath: string;
  readonly schemaPath: string;
  /** The keyword of JSON Schema that says so. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A type guard that leaves what it found wrong in \`errors\` until its next call. */
export interface Validator<T> {
  (data: unknown): data is T;
  errors?: readonly ValidationIssue[] | null;
}

function joined(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}

function codePoints(text) {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const high = text.charCodeAt(i);
    if (high < 0xd800 || high > 0xdbff) continue;
    const low = text.charCodeAt(i + 1);
    if (low >= 0xdc00 && low <= 0xdfff) { count--; i++; }
  }
  return count;
}

// RFC 3339: a capital or small T and Z, any fraction of a second, a leap second, no space for the T. Read by character,
// because a regular expression takes most of a payload's time.
function isDateTime(text) {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (twoDigits(text, 0) < 0 || twoDigits(text, 2) < 0 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (day > 28 && day > daysIn(month, +text.slice(0, 4))) return false;
  const separator = text.charCodeAt(10);
  if ((separator !== 84 && separator !== 116) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false;
  if (!within(text, 11, 23) || !within(text, 14, 59) || !within(text, 17, 60)) return false;
  let at = 19;
  if (text.charCodeAt(at) === 46) {
    const start = ++at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === start) return false;
  }
  const zone = text.charCodeAt(at);
  if (zone === 90 || zone === 122) return text.length === at + 1;
  if (zone !== 43 && zone !== 45) return false;
  return text.length === at + 6 && text.charCodeAt(at + 3) === 58 && within(text, at + 1, 23) && within(text, at + 4, 59);
}

function daysIn(month, year) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isDigit(code) {
  return code >= 48 && code <= 57;
}

// The number that two digits make, or -1 where they are none. Past the end, charCodeAt gives NaN, which is no digit.
function twoDigits(text, at) {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? tens * 10 + ones - 528 : -1;
}

function within(text, at, most) {
  const value = twoDigits(text, at);
  return value >= 0 && value <= most;
}
`;
