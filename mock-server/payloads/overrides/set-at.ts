import type { SamplePlan } from '../../contract/samples.ts';
import { isJsonObject } from '../json.ts';
import { badOverride } from './bad-override.ts';
import { planAt } from './plan-at.ts';

/**
 * Sets what stands at a path, and makes the objects and lists on the way that are not there. The index after the
 * last one adds to a list. `undefined` removes.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OVERRIDE` when something on the way can hold nothing.
 */
export function setAt(root: unknown, plan: SamplePlan, segments: readonly string[], value: unknown): void {
  let container = root;
  for (const [index, segment] of segments.slice(0, -1).entries()) {
    const inside = read(container, segment, segments, index);
    if (inside !== undefined) {
      container = inside;
      continue;
    }
    const made = emptyOf(planAt(plan, segments.slice(0, index + 1)));
    write(container, segment, made);
    container = made;
  }
  const last = segments.length - 1;
  const name = segments[last] ?? '';
  // Read for its complaints.
  read(container, name, segments, last);
  write(container, name, value);
}

function read(container: unknown, segment: string, segments: readonly string[], index: number): unknown {
  const path = segments.join('.');
  const where = segments.slice(0, index).join('.');
  if (Array.isArray(container)) {
    const at = /^\d+$/.test(segment) ? Number(segment) : Number.NaN;
    if (at <= container.length) return container[at];
    throw badOverride(path, `${where} is a list of length ${container.length} without index ${segment}.`);
  }
  if (isJsonObject(container)) return Object.hasOwn(container, segment) ? container[segment] : undefined;
  throw badOverride(path, `${where} is ${JSON.stringify(container)} and holds nothing.`);
}

function write(container: unknown, segment: string, value: unknown): void {
  if (Array.isArray(container)) {
    if (value === undefined) container.splice(Number(segment), 1);
    else container[Number(segment)] = value;
  } else if (isJsonObject(container)) {
    if (value === undefined) delete container[segment];
    else container[segment] = value;
  }
}

function emptyOf(found: ReturnType<typeof planAt>): unknown {
  return found.kind === 'known' && found.plan.type === 'array' ? [] : {};
}
