import { type Shape, type ShapeReference, shapes } from './shapes.ts';

/** A property or a value that the contract does not declare. */
export interface Unknown {
  readonly kind: 'field' | 'value';
  /** JSON pointer to it. */
  readonly path: string;
  readonly message: string;
}

/** Everything in a value that its schema does not declare. Open parts (maps, any JSON) hold nothing unknown. */
export function findUnknown(value: unknown, schema: string): readonly Unknown[] {
  const found: Unknown[] = [];
  visit(value, schema, '', found);
  return found;
}

function visit(value: unknown, reference: ShapeReference, path: string, found: Unknown[]): void {
  if (reference === null) return;
  if (typeof reference !== 'string') {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) visit(item, reference[0], `${path}/${index}`, found);
    return;
  }
  const shape = shapes[reference];
  if (shape) visitShape(value, shape, path, found);
}

function visitShape(value: unknown, shape: Shape, path: string, found: Unknown[]): void {
  if ('values' in shape) {
    if (typeof value === 'string' && !shape.values.includes(value))
      found.push({
        kind: 'value',
        path,
        message: `${JSON.stringify(value)} is none of ${shape.values.join(', ')}`,
      });
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const declared = Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
    if (declared === undefined)
      found.push({ kind: 'field', path: at, message: 'is not declared in the contract' });
    else visit(item, declared, at, found);
  }
}
