import type { EventType } from '../../contract/catalog.ts';
import type { SamplePlan } from '../../contract/samples.ts';
import { isJsonObject, type JsonObject } from '../../payloads/json.ts';
import { declaredProperties, eventPlan, resolvePlan } from '../../payloads/sample-plan.ts';

/** A text of an event that the contract declares: what it is, in which object, under which name. */
export interface DeclaredText {
  readonly plan: SamplePlan;
  readonly object: JsonObject;
  readonly name: string;
  readonly text: string;
}

export function declaredTexts(type: EventType, event: unknown): readonly DeclaredText[] {
  return [...textsOf(eventPlan(type), event)];
}

function* textsOf(unresolved: SamplePlan, value: unknown): Generator<DeclaredText> {
  const plan = resolvePlan(unresolved);
  if (Array.isArray(value)) {
    for (const item of value) yield* textsOf(plan.items ?? {}, item);
  } else if (isJsonObject(value)) {
    for (const { name, property } of declaredProperties(plan)) {
      const inner = value[name];
      if (typeof inner === 'string') yield { plan: property, object: value, name, text: inner };
      else yield* textsOf(property, inner);
    }
  }
}
