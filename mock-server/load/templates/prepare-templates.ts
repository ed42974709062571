import { type EventType, headers as headerCatalog } from '../../contract/catalog.ts';
import { examples } from '../../contract/examples.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import type { HeaderPairs } from '../../dispatch/build-request.ts';
import { checkEvent } from '../../payloads/check-event.ts';
import { type CreateEventOptions, createEvent } from '../../payloads/create-event.ts';
import { isJsonObject } from '../../payloads/json.ts';
import { EventTemplate } from './event-template.ts';
import { padEvent } from './pad-event.ts';
import { serialText } from './serial.ts';

/** A choice among others, and how often it is made beside them. */
export interface Weighted<T> {
  readonly value: T;
  readonly weight: number;
}

export interface TemplateOptions {
  readonly events: readonly Weighted<EventType>[];
  /** In bytes; undefined for the size that an event has by itself. */
  readonly sizes: readonly Weighted<number | undefined>[];
  readonly seed: string;
  /** When the ids claim to have been made; a time that follows from the seed when absent. */
  readonly idsFrom?: Date;
  readonly extraHeaders: HeaderPairs;
  /** What event ids begin with, as those of templates that were prepared before; as it comes when absent. */
  readonly idStem?: string;
}

/** How many templates of one type and size there are, so that payloads are not all alike. */
const VARIANTS = 3;

/**
 * One template and more for each type in each size, checked by the schema of its type. Event ids begin alike in all of
 * them, so that an id tells its serial number whatever the type.
 */
export function prepareTemplates(options: TemplateOptions): readonly Weighted<EventTemplate>[] {
  const { idStem } = options;
  let firstId: unknown = idStem === undefined ? undefined : idStem + serialText(0);
  return options.events.flatMap(({ value: type, weight }) =>
    options.sizes.flatMap((size) =>
      variants.map((variant) => {
        const event = makeEvent(type, size.value, {
          seed: `${options.seed} ${variant}`,
          now: options.idsFrom,
        });
        firstId ??= valueAt(event, headerCatalog.eventId.mirrors);
        if (isJsonObject(event)) event[headerCatalog.eventId.mirrors.slice(1)] = firstId;
        if (size.value !== undefined) padEvent(type, event, size.value);
        const template = new EventTemplate(type, checkEvent(type, event), options.extraHeaders);
        return { value: template, weight: weight * size.weight };
      }),
    ),
  );
}

/** The shortest example of the contract stands in where a made-up event would be longer than it is to be. */
function makeEvent(
  type: EventType,
  sizeBytes: number | undefined,
  from: Pick<CreateEventOptions, 'seed' | 'now'>,
): unknown {
  const event = createEvent(type, from);
  if (sizeBytes === undefined || Buffer.byteLength(JSON.stringify(event)) <= sizeBytes) return event;
  const [shortest] = Object.entries(examples[type])
    .map(([name, { event: example }]) => ({ name, length: JSON.stringify(example).length }))
    .toSorted((a, b) => a.length - b.length);
  return createEvent(type, { ...from, example: shortest?.name });
}

const variants = Array.from({ length: VARIANTS }, (_, variant) => variant);
