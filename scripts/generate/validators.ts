import { _, Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { definitionsOf } from './bundle-schemas.ts';
import type { Contract } from './contract.ts';
import type { JsonObject } from './json.ts';
import { notice } from './notice.ts';
import { SpecError } from './spec-error.ts';

// A CommonJS module with a default export: Node and TypeScript disagree about what its default is.
const standaloneCode = standaloneModule.default;

/**
 * An Ajv that knows the contract's definitions under `contract#/definitions/…`. It writes code for the functions
 * of `validators-prelude.ts`, so that the generated file needs nothing at run time.
 */
export function contractAjv(contract: Contract): Ajv {
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    allErrors: true,
    inlineRefs: true,
    code: { source: true, esm: true, lines: true, formats: _`formats` },
    formats: { 'date-time': isDateTime },
  });
  ajv.addSchema({ $id: 'contract', definitions: definitionsOf(contract) });
  return ajv;
}

const isDateTime = (text: string): boolean => text.length > 0;

/** `generated/validators.ts`: one type guard per event type, and for the envelope, the headers and any event. */
export function renderValidators(contract: Contract): string {
  const ajv = contractAjv(contract);
  const roots = [
    ...contract.events.map(({ schema }) => schema),
    contract.envelopeSchema,
    contract.headersSchema,
  ];
  for (const name of roots) ajv.addSchema(rootSchema(name));
  const code = standaloneCode(ajv, Object.fromEntries(roots.map((name) => [`check${name}`, name])));
  const body = inlineRuntime(code)
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

function rootSchema(name: string): JsonObject {
  return { $id: name, $ref: `contract#/definitions/${name}` };
}

/** Ajv writes `require()` for what it keeps in packages, also when asked for ES modules. */
function inlineRuntime(code: string): string {
  const inlined = code
    .replaceAll(
      /const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g,
      'const $1 = codePoints;',
    )
    .replaceAll(/const (\w+) = formats\["date-time"\];?/g, 'const $1 = isDateTime;');
  const left = /require\([^)]*\)/.exec(inlined);
  if (left)
    throw new SpecError({ file: 'scripts/generate/validators.ts' }, `the compiled code still has ${left[0]}`);
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

// RFC 3339: a capital or small T and Z, any fraction of a second, a leap second, no space for the T.
const dateTime = /^(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$/;

function isDateTime(text) {
  const match = dateTime.exec(text);
  if (match === null) return false;
  const day = +match[3];
  if (day <= 28) return true;
  const year = +match[1];
  const month = +match[2];
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= 30 || month === 1 || month === 3 || month === 5 || month === 7 || month === 8 || month === 10 || month === 12;
}
`;
