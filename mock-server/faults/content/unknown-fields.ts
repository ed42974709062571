import { isJsonObject } from '../../payloads/json.ts';
import { changeEvent } from '../change-event.ts';
import { defineFault } from '../fault.ts';
import { choice, text } from '../option-spec.ts';

export const unknownFields = defineFault({
  name: 'unknown-fields',
  summary: 'Adds properties that the contract does not declare, as a later version of it may.',
  options: {
    where: choice('At the top level, one level deeper, or on both.', ['top', 'nested', 'both'], 'both'),
    name: text('What they are called.', {
      pattern: /^[\w-]{1,60}$/,
      rule: 'up to 60 letters, digits, dashes and underscores',
      fallback: 'addedByFault',
    }),
  },
  decorate: ({ where, name }) => ({
    render: (next) => (event) =>
      changeEvent(next(event), (changed) => {
        const nested = where === 'top' ? [] : Object.values(changed).filter(isJsonObject);
        // A name such as __proto__ becomes a property like any other.
        for (const container of where === 'nested' ? nested : [changed, ...nested]) {
          if (Object.hasOwn(container, name)) continue;
          Object.defineProperty(container, name, {
            value: unknownValue,
            enumerable: true,
            configurable: true,
          });
        }
      }),
  }),
});

const unknownValue = { list: [1, 'two', null], text: 'not in the contract' };
