import { headers as headerCatalog } from '../../contract/catalog.ts';
import { changeEvent } from '../change-event.ts';
import { changeHeader } from '../change-header.ts';
import { defineFault } from '../fault.ts';
import { text } from '../option-spec.ts';

const { name: header, mirrors } = headerCatalog.eventType;
const property = mirrors.slice(1);

export const unknownEventType = defineFault({
  name: 'unknown-event-type',
  summary: 'Gives the event a type that the contract does not have, signed, in the body and in its header.',
  options: {
    eventType: text('The type it gets.', {
      pattern: /^[\w.-]{1,100}$/,
      rule: 'up to 100 letters, digits, dots, dashes and underscores',
      fallback: 'fault.unknown-event-type',
    }),
  },
  decorate: ({ eventType }) => ({
    render: (next) => (event) =>
      changeEvent(next(event), (changed) => {
        changed[property] = eventType;
      }),
    head: (next) => (headers) => changeHeader(next(headers), header, () => eventType),
  }),
});
