import { type Shape, type ShapeReference, shapes } from '../../contract/shapes.ts';
import { type SchemaLines, specLines } from '../../contract/spec-lines.ts';

/** What the contract declares at a place in a body. */
export interface Declared {
  /** The JSON pointer with `*` for every index of a list and every key of a map. */
  readonly pattern: string;
  /** The line of the property; of its schema where it is not declared there, or where a schema says it for all keys. */
  readonly line: number | undefined;
  /** The line of the list of known values, where there is one. */
  readonly valuesLine: number | undefined;
  /** What stands there; undefined where nothing does. */
  readonly value: unknown;
}

/**
 * Follows a JSON pointer down a body and the schemas at once.
 *
 * @param schema the name of the schema of the whole body.
 */
export function declaredAt(body: unknown, schema: string, pointer: string): Declared {
  let value = body;
  let reference: ShapeReference = schema;
  let line = linesOf(schema)?.line;
  let pattern = '';
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const shape: Shape | undefined = typeof reference === 'string' ? shapes[reference] : undefined;
    if (Array.isArray(value)) {
      pattern += '/*';
      reference = Array.isArray(reference) ? (reference[0] ?? null) : null;
    } else if (shape && 'properties' in shape && typeof reference === 'string') {
      pattern += `/${token}`;
      const lines: SchemaLines | undefined = linesOf(reference);
      const known = Object.hasOwn(shape.properties, key);
      line = known ? lines?.properties[key] : lines?.line;
      reference = known ? (shape.properties[key] ?? null) : null;
    } else {
      pattern += '/*';
      line = (typeof reference === 'string' ? linesOf(reference)?.line : undefined) ?? line;
      reference = null;
    }
    value = below(value, key);
  }
  const valuesLine = typeof reference === 'string' ? linesOf(reference)?.values : undefined;
  return { pattern, line, valuesLine, value };
}

function linesOf(schema: string): SchemaLines | undefined {
  return Object.hasOwn(specLines.schemas, schema) ? specLines.schemas[schema] : undefined;
}

function below(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
