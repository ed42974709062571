import { type Shape, type ShapeReference, shapes } from '../../contract/shapes.ts';

/** The values that the contract names for a place in an event of this schema; undefined where it names none. */
export function declaredValues(schema: string, path: readonly string[]): readonly string[] | undefined {
  let reference: ShapeReference | undefined = schema;
  for (const name of path) {
    if (typeof reference === 'string') {
      const around: Shape | undefined = shapes[reference];
      if (!around || !('properties' in around) || !Object.hasOwn(around.properties, name)) return undefined;
      reference = around.properties[name];
    } else reference = reference?.[0];
  }
  const shape = typeof reference === 'string' ? shapes[reference] : undefined;
  return shape && 'values' in shape ? shape.values : undefined;
}
