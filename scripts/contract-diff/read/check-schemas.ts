import { Ajv } from 'ajv';
import { describeError } from '../../generate/check/describe-error.ts';
import { fromPointer, isObject, type Json, type JsonPath, nodeAt, walk } from '../../generate/read/json.ts';
import type { Spec } from '../../generate/read/read-spec.ts';

const ajv = new Ajv({ strict: false });

/** Throws a `SpecError` for the first named schema that is no JSON Schema, because it could not be compared. */
export function checkSchemas(spec: Spec): void {
  const schemas = nodeAt(spec.document, ['components', 'schemas']);
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    const path = ['components', 'schemas', name];
    if (!ajv.validateSchema(schema as object | boolean)) {
      const [error] = ajv.errors ?? [];
      throw spec.problem([...path, ...fromPointer(error?.instancePath ?? '')], describeError(error));
    }
    checkPatterns(spec, schema, path);
  }
}

/** The schema of schemas knows that a pattern is a regular expression, and Ajv does not look. */
function checkPatterns(spec: Spec, schema: Json, path: JsonPath): void {
  walk(schema, (node, at) => {
    const key = String(at.at(-1));
    if (at.some((above) => above === 'examples' || String(above).startsWith('x-'))) return;
    const patterns = key === 'patternProperties' && isObject(node) ? Object.keys(node) : [];
    if (key === 'pattern' && typeof node === 'string') patterns.push(node);
    for (const pattern of patterns)
      if (!isPattern(pattern)) throw spec.problem([...path, ...at], `${pattern} is no regular expression`);
  });
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
