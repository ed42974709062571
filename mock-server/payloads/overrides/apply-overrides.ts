import type { SamplePlan } from '../../contract/samples.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { resolvePlan } from '../sample-plan.ts';
import { badOverride } from './bad-override.ts';
import { parsePath, refuseUnsafeNames } from './event-path.ts';
import type { Override } from './override.ts';
import { childPlan, describeUnknownPath, planAt } from './plan-at.ts';
import { readText } from './read-text.ts';
import { setAt } from './set-at.ts';

/**
 * Sets values in an event, in the order given. Nothing else changes: what followed from a value does not follow it.
 *
 * @param plan of the event, which says what may be set and how a text is read.
 * @param unchecked allows paths that the contract does not have.
 * @throws PlexteraError `PLEXTERA_BAD_OVERRIDE`
 */
export function applyOverrides(
  event: unknown,
  plan: SamplePlan,
  overrides: readonly Override[] | Readonly<JsonObject>,
  unchecked: boolean,
): void {
  const list = isOverrideList(overrides) ? overrides : [...flatten(overrides, plan, [])];
  for (const override of list) applyOverride(event, plan, override, unchecked);
}

function isOverrideList(
  overrides: readonly Override[] | Readonly<JsonObject>,
): overrides is readonly Override[] {
  return Array.isArray(overrides);
}

function applyOverride(event: unknown, root: SamplePlan, override: Override, unchecked: boolean): void {
  const segments = parsePath(override.path);
  const path = segments.join('.');
  const found = planAt(root, segments);
  if (found.kind === 'unknown' && !unchecked)
    throw badOverride(path, describeUnknownPath(root, segments, found));
  const plan = found.kind === 'known' ? found.plan : {};
  const value = 'text' in override ? valueOfText(override.text, path, plan, unchecked) : override.value;
  const json = asJson(value, path);
  refuseUnsafeNames(json, path);
  setAt(event, root, segments, json);
}

function valueOfText(text: string, path: string, plan: SamplePlan, unchecked: boolean): unknown {
  const read = readText(text, plan);
  if (read.kind === 'value') return read.value;
  if (unchecked) return text;
  throw badOverride(`${path}=${text}`, `the contract wants a value of type ${plan.type} there, as JSON.`);
}

/** A copy, so that the event shares nothing with what it was made from, and holds nothing that JSON cannot. */
function asJson(value: unknown, path: string): unknown {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    throw badOverride(path, 'the value cannot be written as JSON.');
  }
}

/** Objects are entered as long as the contract has an object there; everything else is a value to set. */
function* flatten(
  partial: Readonly<JsonObject>,
  plan: SamplePlan | undefined,
  before: readonly string[],
): Generator<Override> {
  for (const [name, value] of Object.entries(partial)) {
    const path = [...before, name];
    const child = plan && childPlan(plan, name);
    const inner = child && resolvePlan(child);
    if (isJsonObject(value) && inner?.type === 'object') yield* flatten(value, inner, path);
    else yield { path, value };
  }
}
