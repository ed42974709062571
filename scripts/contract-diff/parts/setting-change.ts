import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonPath } from '../../generate/read/json.ts';
import type { RuleName } from '../rules.ts';

/** A change of something that is no schema: a constant, a rule of delivery, the frame of the document. */
export interface SettingChange {
  readonly rule: RuleName;
  readonly subject: string;
  readonly what: string;
  /** Where it is written, in the new contract if it is there, else in the old one. */
  readonly path: JsonPath;
  /** The event types that it is about; all that both contracts have, where it is about all. */
  readonly events?: readonly string[];
}

/** A value that is different, or there in only one of two nodes. */
export interface ChangedLeaf {
  readonly path: JsonPath;
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

/** Goes down two nodes side by side as long as both are mappings. A list is one value. */
export function changedLeaves(
  was: Json | undefined,
  is: Json | undefined,
  path: JsonPath = [],
): readonly ChangedLeaf[] {
  if (isDeepStrictEqual(was, is)) return [];
  if (!isObject(was) || !isObject(is)) return [{ path, was, is }];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) => changedLeaves(was[key], is[key], [...path, key]));
}

const words = [
  ...[
    'title',
    'summary',
    'description',
    'tags',
    'examples',
    'externalDocs',
    'license',
    'contact',
    'termsOfService',
  ],
  ...['bindingVersion', 'x-provenance', 'x-sample', 'x-worked-example'],
];

/** Whether only people read what is at a path. */
export function isWords(path: JsonPath): boolean {
  return path.some((key) => words.includes(String(key)));
}
