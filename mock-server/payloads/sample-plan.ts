import { type EventType, events } from '../contract/catalog.ts';
import { type SamplePlan, samplePlans } from '../contract/samples.ts';

/** The plan of a whole event. */
export function eventPlan(type: EventType): SamplePlan {
  return schemaPlan(events[type].schema);
}

/** The plan that a reference leads to, with hints at the reference itself on top; any other plan as it is. */
export function resolvePlan(plan: SamplePlan): SamplePlan {
  if (plan.ref === undefined) return plan;
  const target = resolvePlan(schemaPlan(plan.ref));
  return plan.hint === undefined ? target : { ...target, hint: { ...target.hint, ...plan.hint } };
}

/** A property that a plan declares, its reference followed. */
export interface DeclaredProperty {
  readonly name: string;
  readonly property: SamplePlan;
  readonly isRequired: boolean;
}

// Plans never change, and the same ones are asked for a hundred times per event.
const declared = new WeakMap<SamplePlan, readonly DeclaredProperty[]>();

/** The properties of a plan, in the order of the contract. */
export function declaredProperties(plan: SamplePlan): readonly DeclaredProperty[] {
  const known = declared.get(plan);
  if (known !== undefined) return known;
  const properties = Object.entries(plan.properties ?? {}).map(([name, property]) => ({
    name,
    property: resolvePlan(property),
    isRequired: plan.required?.includes(name) ?? false,
  }));
  declared.set(plan, properties);
  return properties;
}

function schemaPlan(name: string): SamplePlan {
  const plan = samplePlans[name];
  if (plan === undefined) throw new Error(`The contract has no schema ${name}.`);
  return plan;
}
