import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../generate/read/json.ts';
import {
  type Change,
  type Compared,
  type FlatSchema,
  isOpen,
  type Part,
  shown,
  stepTo,
  unchanged,
} from './change.ts';
import { typesOf } from './types-of.ts';

/** What became of properties, of which are required, and of keys that are not declared. */
export function compareObjects(before: FlatSchema, after: FlatSchema): Compared {
  if (!typesOf(before).has('object') || !typesOf(after).has('object')) return unchanged;
  const properties = compareProperties(before, after);
  const others = compareOthers(before, after);
  return {
    changes: [...properties.changes, ...compareRequired(before, after), ...others.changes],
    parts: [...properties.parts, ...others.parts],
  };
}

function compareProperties(before: FlatSchema, after: FlatSchema): Compared {
  const [old, now] = [declaredIn(before), declaredIn(after)];
  const changes: Change[] = [];
  const parts: Part[] = [];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const step = stepTo(name);
    const at = ['properties', name];
    if (!Object.hasOwn(now, name)) changes.push({ rule: 'property-removed', what: 'was removed', step, at });
    else if (Object.hasOwn(old, name)) parts.push({ step, before: old[name], after: now[name] });
    else {
      changes.push({ rule: 'property-added', what: 'was added', step, at });
      for (const rule of rulesFor(before, name))
        if (rule !== false) parts.push({ step, before: rule, after: now[name] });
        else changes.push({ rule: 'map-opened', what: 'was ruled out: the object was closed', step, at });
    }
  }
  return { changes, parts };
}

/** What a schema says of a property that it does not declare. */
function rulesFor({ patternProperties, additionalProperties }: FlatSchema, name: string): readonly Json[] {
  const patterns = isObject(patternProperties) ? Object.entries(patternProperties) : [];
  const matching = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(name));
  if (matching.length > 0) return matching.map(([, schema]) => schema);
  return isOpen(additionalProperties) ? [] : [additionalProperties ?? true];
}

function compareRequired(before: FlatSchema, after: FlatSchema): readonly Change[] {
  const [old, now] = [requiredIn(before), requiredIn(after)];
  const kept = declaredIn(after);
  const gone = old.filter(
    (name) => !now.includes(name) && (Object.hasOwn(kept, name) || !Object.hasOwn(declaredIn(before), name)),
  );
  const more = now.filter((name) => !old.includes(name) && Object.hasOwn(declaredIn(before), name));
  return [
    ...gone.map(
      (name) =>
        ({
          rule: 'property-optional',
          what: 'is not required any more',
          step: stepTo(name),
          at: ['properties', name],
        }) as const,
    ),
    ...more.map(
      (name) =>
        ({
          rule: 'property-required',
          what: 'is required now',
          step: stepTo(name),
          at: ['properties', name],
        }) as const,
    ),
  ];
}

/** Keys that are not declared: `additionalProperties`, `patternProperties` and `propertyNames`. */
function compareOthers(before: FlatSchema, after: FlatSchema): Compared {
  const changes: Change[] = [];
  const parts: Part[] = [];
  const [old, now] = [before.additionalProperties, after.additionalProperties];
  const at = ['additionalProperties'];
  if (isOpen(old) !== isOpen(now) || (old === false) !== (now === false)) {
    const opened = isOpen(now) || old === false;
    const what = opened
      ? `takes other keys now, with ${isOpen(now) ? 'any value' : shown(now)}`
      : `takes ${now === false ? 'no other keys' : `only ${shown(now)} for other keys`}`;
    changes.push({ rule: opened ? 'map-opened' : 'map-closed', what, at });
  } else if (!isOpen(old) && old !== false) parts.push({ step: '.*', before: old, after: now });
  for (const key of ['patternProperties', 'propertyNames']) {
    const [was, is] = [before[key], after[key]];
    if (isDeepStrictEqual(was, is)) continue;
    const closes = was === undefined && isOpen(old);
    changes.push({ rule: closes ? 'map-closed' : 'map-opened', what: `${key} changed`, at: [key] });
  }
  return { changes, parts };
}

/** A property whose schema is `false` can never be there. */
export function declaredIn({ properties }: FlatSchema): JsonObject {
  const entries = Object.entries(isObject(properties) ? properties : {});
  return Object.fromEntries(entries.filter(([, schema]) => schema !== false));
}

function requiredIn({ required }: FlatSchema): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}
