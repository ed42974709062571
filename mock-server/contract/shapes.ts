/** Which properties and values the contract declares, schema by schema. */
export { type Shape, type ShapeReference, shapes } from '../../generated/shapes.ts';
