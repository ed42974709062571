import { isObject, type JsonObject } from '../../generate/read/json.ts';
import { type Change, type Compared, type FlatSchema, stepTo } from './change.ts';
import { compareObjects, declaredIn } from './compare-objects.ts';

/** Headers are an object whose keys HTTP compares without case, and which are known by their role when renamed. */
export function compareHeaders(before: FlatSchema, after: FlatSchema): Compared {
  const names = new Map<string, string>();
  const changes: Change[] = [];
  const [old, now] = [declaredIn(before), declaredIn(after)];
  for (const name of Object.keys(old)) {
    if (Object.hasOwn(now, name)) continue;
    const at = ['properties', name];
    const spelt = Object.keys(now).find((other) => other.toLowerCase() === name.toLowerCase());
    const heir =
      spelt ??
      Object.keys(now).find((other) => !Object.hasOwn(old, other) && sameRole(old[name], now[other]));
    if (heir === undefined) continue;
    names.set(name, heir);
    changes.push({
      rule: spelt === undefined ? 'header-removed' : 'header-spelling',
      what: `is called ${heir}`,
      step: stepTo(name),
      at,
    });
  }
  const compared = compareObjects(renamed(before, names), after);
  return { changes: [...changes, ...compared.changes.map(ofHeaders)], parts: compared.parts };
}

function sameRole(before: unknown, after: unknown): boolean {
  const roles = [before, after].map((header) => (isObject(header) ? header['x-role'] : undefined));
  return roles[0] !== undefined && roles[0] === roles[1];
}

/** The old headers under their new names, so that what else is different in them is found too. */
function renamed(schema: FlatSchema, names: ReadonlyMap<string, string>): FlatSchema {
  const called = (name: string) => names.get(name) ?? name;
  const properties = Object.entries((schema.properties ?? {}) as JsonObject);
  return {
    ...schema,
    properties: Object.fromEntries(properties.map(([name, header]) => [called(name), header])),
    required: Array.isArray(schema.required) ? schema.required.map((name) => called(String(name))) : [],
  };
}

function ofHeaders(change: Change): Change {
  if (change.rule === 'property-removed') return { ...change, rule: 'header-removed' };
  return change.rule === 'property-added' ? { ...change, rule: 'header-added' } : change;
}
