import { closestName } from '../../contract/closest-name.ts';
import type { SamplePlan } from '../../contract/samples.ts';
import { resolvePlan } from '../sample-plan.ts';

const INDEX = /^\d+$/;
const open: SamplePlan = {};
const text: SamplePlan = { type: 'string' };

/** What the contract says of a path: its plan (`{}` is open: any JSON), or at which segment it says nothing. */
export type PlanAtPath =
  | { readonly kind: 'known'; readonly plan: SamplePlan }
  | { readonly kind: 'unknown'; readonly index: number; readonly plan: SamplePlan };

/** Follows a path through the contract. */
export function planAt(root: SamplePlan, segments: readonly string[]): PlanAtPath {
  let plan = resolvePlan(root);
  for (const [index, segment] of segments.entries()) {
    const next = childPlan(plan, segment);
    if (next === undefined) return { kind: 'unknown', index, plan };
    plan = resolvePlan(next);
  }
  return { kind: 'known', plan };
}

/** The plan of what stands under a name or an index; undefined where the contract has nothing there. */
export function childPlan(plan: SamplePlan, segment: string): SamplePlan | undefined {
  if (plan.properties !== undefined)
    return Object.hasOwn(plan.properties, segment) ? plan.properties[segment] : undefined;
  if (plan.type === 'array') return INDEX.test(segment) ? (plan.items ?? open) : undefined;
  if (plan.hint?.entries !== undefined) return text;
  return plan.type === undefined || plan.type === 'object' ? open : undefined;
}

/** What is wrong with an unknown path, with the one that was probably meant. */
export function describeUnknownPath(
  root: SamplePlan,
  segments: readonly string[],
  { index, plan }: Extract<PlanAtPath, { kind: 'unknown' }>,
): string {
  const before = segments.slice(0, index);
  const where = before.length === 0 ? 'the event' : before.join('.');
  if (plan.type === 'array') return `${where} is a list, and "${segments[index]}" is no index.`;
  if (plan.properties === undefined) return `${where} is of type ${plan.type} and holds nothing.`;
  const names = Object.keys(plan.properties);
  const meant = suggestion(root, segments, index, names);
  const help = meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean ${meant.join('.')}?`;
  return `the contract has no "${segments[index]}" in ${where}. ${help}`;
}

function suggestion(
  root: SamplePlan,
  segments: readonly string[],
  index: number,
  names: readonly string[],
): readonly string[] | undefined {
  const near = closestName(segments[index] ?? '', names);
  if (near !== undefined) {
    const whole = segments.with(index, near);
    return planAt(root, whole).kind === 'known' ? whole : whole.slice(0, index + 1);
  }
  // A path that was meant from within one of the event's own objects.
  const within = index === 0 ? names.map((name) => [name, ...segments]) : [];
  return within.find((path) => planAt(root, path).kind === 'known');
}
