import { isObject, type Json, type JsonObject } from '../../generate/read/json.ts';
import type { RuleName } from '../rules.ts';

/** What one schema does otherwise than the one before it, not counting the schemas below. */
export interface Change {
  readonly rule: RuleName;
  /** What became of it, to be read after the name of the schema. */
  readonly what: string;
  /** The step to what is meant, where that is no schema of both sides, as a removed property. */
  readonly step?: string;
  /** Keys from the schema to what is meant, to find its line. */
  readonly at?: readonly string[];
}

/** A schema within another one, on both sides. */
export interface Part {
  /** From the value around it: `.name`, `[]` for items, `.*` for other keys; empty for an alternative. */
  readonly step: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Changes of a schema itself, and the schemas within it that are still to be compared. */
export interface Compared {
  readonly changes: readonly Change[];
  readonly parts: readonly Part[];
}

export const unchanged: Compared = { changes: [], parts: [] };

/** A schema without references and `allOf`, as `SchemaSide` makes it. */
export type FlatSchema = JsonObject;

/** A value as it is written in JSON, cut where it is long. */
export function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The step to a property, whose name may be any text. */
export function stepTo(name: string): string {
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** Whether a schema allows anything: absent, `true` and `{}` are the same. */
export function isOpen(schema: Json | undefined): boolean {
  return schema === undefined || schema === true || (isObject(schema) && Object.keys(schema).length === 0);
}
