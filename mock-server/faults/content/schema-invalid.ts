import { parseEvent } from '../../contract/parse-event.ts';
import { copyJson, isJsonObject, type JsonObject } from '../../payloads/json.ts';
import { changeEvent } from '../change-event.ts';
import { defineFault } from '../fault.ts';
import { choice } from '../option-spec.ts';

export const schemaInvalid = defineFault({
  name: 'schema-invalid',
  summary: 'Breaks the schema of the event and signs it nevertheless.',
  options: {
    how: choice(
      'A required property is missing; a property has the wrong type; a list instead of an object; JSON that is cut.',
      ['missing', 'type', 'list', 'cut'],
      'missing',
    ),
  },
  decorate: ({ how }) => ({
    render: (next) => (event) => {
      const body = next(event);
      if (how === 'list') return Buffer.from('[]');
      if (how === 'cut') return body.subarray(0, Math.max(1, Math.floor(body.length / 2)));
      return changeEvent(body, how === 'missing' ? removeRequired : setWrongType);
    },
  }),
});

function removeRequired(event: JsonObject): void {
  breakSomewhere(event, (container, key) => delete container[key]);
}

function setWrongType(event: JsonObject): void {
  breakSomewhere(event, (container, key) => {
    container[key] = typeof container[key] === 'number' ? 'a text' : 4711;
  });
}

/** Tries the change at each property, those inside of others first, until the contract refuses the event. */
function breakSomewhere(event: JsonObject, change: (container: JsonObject, key: string) => void): void {
  const nested = Object.keys(event).flatMap((outer) => {
    const inner = event[outer];
    return isJsonObject(inner) ? Object.keys(inner).map((key) => [outer, key]) : [];
  });
  for (const path of [...nested, ...Object.keys(event).map((key) => [key])]) {
    const attempt = copyJson(event);
    changeAt(attempt, path, change);
    if (parseEvent(JSON.stringify(attempt)).kind !== 'invalid') continue;
    changeAt(event, path, change);
    return;
  }
}

function changeAt(
  event: JsonObject,
  path: readonly string[],
  change: (container: JsonObject, key: string) => void,
): void {
  const [outer = '', inner] = path;
  const container = event[outer];
  if (inner === undefined) change(event, outer);
  else if (isJsonObject(container)) change(container, inner);
}
