import { eventTypes, headers as headerCatalog } from '../../contract/catalog.ts';
import { changeHeader } from '../change-header.ts';
import { defineFault } from '../fault.ts';
import { choice } from '../option-spec.ts';
import type { HeaderPairs } from '../stages.ts';

/** The headers that repeat a part of the body, by what they carry. */
const mirrored = new Map(
  Object.entries(headerCatalog).flatMap(([role, header]) =>
    'mirrors' in header ? [[role, header.name]] : [],
  ),
);
const all = 'all';

export const headerMismatch = defineFault({
  name: 'header-mismatch',
  summary: 'Lets a header say something else than the signed body that it repeats.',
  options: {
    header: choice('Which header.', [...mirrored.keys(), all], all),
  },
  decorate: ({ header }) => ({
    head: (next) => (headers) =>
      [...mirrored]
        .filter(([role]) => header === all || header === role)
        .reduce((pairs: HeaderPairs, [, name]) => changeHeader(pairs, name, otherValue), next(headers)),
  }),
});

/** Something else of the same kind: another event type, another day, or a text with another last character. */
function otherValue(value: string): string {
  if (eventTypes.some((type) => type === value)) return eventTypes.find((type) => type !== value) ?? '';
  if (/^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)))
    return new Date(Date.parse(value) - 24 * 3600 * 1000).toISOString();
  return value.slice(0, -1) + (value.endsWith('0') ? '1' : '0');
}
