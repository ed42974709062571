/** A plain value within a JSON value, and the names on the way to it. */
export interface JsonLeaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean | null;
}

const mostLeaves = 300;
/** Nobody fills in fields that lie deeper, and what goes on without an end shall not end us. */
const mostDepth = 40;

/** Plain values in the order in which they are written; the first few hundred of them. */
export function leavesOf(value: unknown, path: readonly string[] = []): readonly JsonLeaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value: value as JsonLeaf['value'] }];
  if (path.length >= mostDepth) return [];
  const leaves: JsonLeaf[] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (leaves.length >= mostLeaves) break;
    leaves.push(...leavesOf(inner, [...path, name]));
  }
  return leaves.slice(0, mostLeaves);
}

/** The same value with another one at a path; what is around it is copied. */
export function withValueAt(root: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, at) => (String(at) === name ? withValueAt(item, rest, value) : item));
  const object = root as Readonly<Record<string, unknown>>;
  return { ...object, [name]: withValueAt(object[name], rest, value) };
}
