import type { EventType } from '../../contract/catalog.ts';
import type { RequestRecipe } from '../cases/request-recipe.ts';
import { editBody } from './body-edits.ts';
import type { Words } from './fill-words.ts';
import { changeEvent, eventIdPrefix, newProbeEvent, type ProbeEvent } from './probe-event.ts';
import type { ProbeIds } from './probe-ids.ts';

/** What is in a request, as it was when it was signed. */
export interface SignedContent {
  readonly event: ProbeEvent;
  readonly eventId: string;
  readonly body: Buffer;
}

export interface ContentSource {
  readonly baselineEventType: string;
  /** Everything about the event follows from it, apart from its times. */
  readonly seed: string;
  readonly nowMs: number;
  readonly ids: ProbeIds;
  /** An earlier request by its name. */
  readonly earlier: (name: string) => SignedContent | undefined;
}

/** The event of a recipe and its edited bytes. */
export function signedContent(
  { event: recipe = {}, body = [] }: RequestRecipe,
  source: ContentSource,
): SignedContent {
  const { ids, earlier } = source;
  const model = recipe.like === undefined ? undefined : earlier(recipe.like);
  const named = recipe.idOf === undefined ? undefined : earlier(recipe.idOf);
  const newId = (type: EventType) => named?.eventId ?? ids.event(eventIdPrefix(type));
  const event = model
    ? changeEvent(model.event, recipe, wordsOf(model, ids))
    : newProbeEvent(recipe, {
        ...source,
        eventId: newId,
        words: (eventId) => ({ eventId, fresh: ids.fresh }),
      });
  const eventId = idIn(event) ?? model?.eventId ?? newId(event.type);
  const isAsBefore = recipe.overrides === undefined && recipe.remove === undefined;
  const plain = model && isAsBefore ? model.body : Buffer.from(JSON.stringify(event.value));
  return { event, eventId, body: editBody(plain, body, wordsOf({ event, eventId }, ids)) };
}

/** What texts of a recipe may name. */
export function wordsOf({ eventId, event }: Pick<SignedContent, 'event' | 'eventId'>, ids: ProbeIds): Words {
  const { occurredAt } = event.value as { readonly occurredAt?: unknown };
  return {
    eventId,
    fresh: ids.fresh,
    freshEventId: () => ids.event(eventIdPrefix(event.type)),
    occurredAt: typeof occurredAt === 'string' ? occurredAt : '',
  };
}

function idIn({ value }: ProbeEvent): string | undefined {
  const { eventId } = value as { readonly eventId?: unknown };
  return typeof eventId === 'string' ? eventId : undefined;
}
