import type { EventType } from '../../contract/catalog.ts';
import type { Random } from '../../runtime/random.ts';
import { eventPlan } from '../sample-plan.ts';
import { makeValue } from './make-value.ts';
import { fillRelations, type Relation } from './relations.ts';
import { timelineUntil } from './timeline.ts';

/** A made-up event, complete in itself, of a resource that reached its end at `completedMs` (whole seconds). */
export function makeEvent(type: EventType, completedMs: number, random: Random): unknown {
  const relations: Relation[] = [];
  const event = makeValue(eventPlan(type), {
    random,
    timeline: timelineUntil(completedMs, random),
    holder: undefined,
    position: 0,
    arrays: [],
    relations,
  });
  fillRelations(relations);
  return event;
}
