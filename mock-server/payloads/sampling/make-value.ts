import type { SamplePlan } from '../../contract/samples.ts';
import { hexId, ulid } from '../../runtime/ids.ts';
import { copyJson, type JsonObject } from '../json.ts';
import { resolvePlan } from '../sample-plan.ts';
import { oneOf } from './choose.ts';
import { makeArray } from './make-array.ts';
import { makeEntries, makeObject } from './make-object.ts';
import { makeNumber, makePlain } from './make-plain.ts';
import type { Surroundings } from './surroundings.ts';
import { isoTime } from './timeline.ts';

/** A value as its plan wants it, except for what follows from other values. */
export function makeValue(
  unresolved: SamplePlan,
  around: Surroundings,
  template?: Readonly<JsonObject>,
): unknown {
  const plan = resolvePlan(unresolved);
  const { hint = {} } = plan;
  if (plan.const !== undefined) return plan.const;
  if (plan.properties !== undefined) return makeObject(plan, around, makeValue, template);
  if (template !== undefined) return copyJson(template);
  if (hint.entries !== undefined) return makeEntries(hint.entries, hint.size ?? [0, 2], around);
  if (hint.pick !== undefined) return copyJson(oneOf(hint.pick, around.random));
  if (plan.type === 'array') return makeArray(plan, around, makeValue);
  return makeScalar(plan, around);
}

function makeScalar(plan: SamplePlan, around: Surroundings): unknown {
  const { hint = {} } = plan;
  const { random, timeline, holder, position } = around;
  if (hint.ulid !== undefined) {
    // An event is named when it occurs, what it tells of has its name since it was created.
    const isEventsOwn = holder?.around === undefined;
    return ulid(hint.ulid, isEventsOwn ? timeline.completed : timeline.created, random);
  }
  if (hint.hex !== undefined) return hexId(hint.hex, random);
  if (hint.number !== undefined) return makeNumber(plan, hint.number, random);
  if (hint.moment !== undefined) return isoTime(timeline[hint.moment]);
  if (hint.elapsed !== undefined) return timeline[hint.elapsed[1]] - timeline[hint.elapsed[0]];
  if (hint.ordinal !== undefined) return hint.ordinal + String(position).padStart(hint.digits ?? 1, '0');
  return makePlain(plan, around);
}
