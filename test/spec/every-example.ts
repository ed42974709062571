import { examples } from '../../generated/examples.ts';

/** Any JSON object, to be looked into without types. */
export type Data = Readonly<Record<string, unknown>>;

export interface NamedExample {
  readonly type: string;
  readonly name: string;
  readonly event: Data;
}

/** Every example of every event type. */
export const everyExample: readonly NamedExample[] = Object.entries(examples).flatMap(([type, named]) =>
  Object.entries(named).map(([name, { event }]) => ({ type, name, event: event as unknown as Data })),
);

/** The object at a key, or undefined where none is. */
export function objectAt(data: Data | undefined, key: string): Data | undefined {
  const value = data?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : undefined;
}

/** The objects of the list at a key. */
export function listAt(data: Data | undefined, key: string): readonly Data[] {
  const value = data?.[key];
  return Array.isArray(value) ? (value as Data[]) : [];
}
