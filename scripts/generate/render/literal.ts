/**
 * A value as TypeScript source. JSON is a subset of it, but for two line separators, and for `"__proto__"`, which
 * would set a prototype instead of a property.
 */
export function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll(/^( *)"__proto__":/gm, '$1["__proto__"]:');
}
