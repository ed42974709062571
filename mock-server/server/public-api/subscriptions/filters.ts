import { type EventType, events, eventTypes } from '../../../contract/catalog.ts';
import type { ApiErrorDetail } from '../api-error.ts';
import { isJsonObject } from '../json-bodies.ts';
import { unknownNames } from '../unknown-names.ts';

type Filters = Readonly<Record<string, string>>;

export const filterMaxLength = 256;

/** The filters that some event type has. */
export const filterNames: readonly string[] = [...new Set(eventTypes.flatMap(filtersOf))];

/** What is wrong with the filters by themselves: names that no event type has, values that are no text. */
export function checkFilters(value: unknown): readonly ApiErrorDetail[] {
  if (!isJsonObject(value)) return [{ field: 'filters', issue: 'must be an object' }];
  const unknown = unknownNames(Object.keys(value), filterNames);
  const wrong = filterNames.filter((name) => Object.hasOwn(value, name) && !isFilterValue(value[name]));
  return [
    ...unknown.map(({ field, issue }) => ({ field: `filters.${field}`, issue })),
    ...wrong.map((name) => ({
      field: `filters.${name}`,
      issue: `must be a text of 1 to ${filterMaxLength} characters`,
    })),
  ];
}

/** A filter that none of the event types has would be a promise that nothing keeps. */
export function checkFiltersFit(types: readonly EventType[], filters: Filters): readonly ApiErrorDetail[] {
  return Object.keys(filters)
    .filter((name) => !types.some((type) => filtersOf(type).includes(name)))
    .map((name) => {
      const owners = eventTypes.filter((type) => filtersOf(type).includes(name));
      return { field: `filters.${name}`, issue: `needs one of these in eventTypes: ${owners.join(', ')}` };
    });
}

function filtersOf(type: EventType): readonly string[] {
  const event = events[type];
  return 'filters' in event ? Object.keys(event.filters) : [];
}

function isFilterValue(value: unknown): boolean {
  return typeof value === 'string' && /^\P{Cc}+$/u.test(value) && value.length <= filterMaxLength;
}
