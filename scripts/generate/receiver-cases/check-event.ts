import type { BodyEdit } from '../../../mock-server/conformance/cases/body-edit.ts';
import type { RequestRecipe } from '../../../mock-server/conformance/cases/request-recipe.ts';
import { didYouMean } from '../check/did-you-mean.ts';
import type { Contract } from '../read/contract.ts';
import { fromPointer, isObject, type Json, type JsonObject, type JsonPath, nodeAt } from '../read/json.ts';

/** Makes the error for a place below the request. */
type Problem = (path: JsonPath, what: string) => Error;

/** The example with a name, or all examples of an event type; throws for one that there is not. */
export function eventsOf(
  { events }: Contract,
  type: string,
  example: string | undefined,
  problem: (key: 'type' | 'example', what: string) => Error,
): readonly JsonObject[] {
  const types = events.map((event) => event.type);
  const found = events.find((event) => event.type === type);
  if (!found) throw problem('type', `there is no event type "${type}"${didYouMean(type, types)}`);
  if (example === undefined) return found.examples.map(({ payload }) => payload);
  const named = found.examples.find(({ name }) => name === example);
  const names = found.examples.map(({ name }) => name);
  if (!named) throw problem('example', `${type} has no example "${example}"${didYouMean(example, names)}`);
  return [named.payload];
}

/** Throws for the first change of an event or its body that has no place in every event that it could be. */
export function checkEvent(send: RequestRecipe, events: readonly JsonObject[], problem: Problem): void {
  for (const [index, pointer] of (send.event?.remove ?? []).entries())
    if (!events.every((event) => at(event, pointer) !== undefined))
      throw problem(['event', 'remove', index], nowhere(pointer));
  for (const path of Object.keys(send.event?.overrides ?? {}))
    if (!events.every((event) => at(event, `/${path.replaceAll('.', '/')}`) !== undefined))
      throw problem(['event', 'overrides', path], nowhere(path));
  for (const list of ['body', 'tamper'] as const)
    for (const [index, edit] of (send[list] ?? []).entries())
      checkEdit(edit, send, events, (path, what) => problem([list, index, ...path], what));
}

function checkEdit(
  edit: BodyEdit,
  send: RequestRecipe,
  events: readonly JsonObject[],
  problem: Problem,
): void {
  for (const [name, value] of Object.entries(edit) as readonly [string, Json][]) {
    if (!isObject(value)) continue;
    if (typeof value.at === 'string' && !events.every((event) => isObject(at(event, String(value.at)))))
      throw problem([name, 'at'], `${nowhere(value.at)} that is an object`);
    const text = value.find ?? value.after;
    // A text with placeholders is known when it is sent, and an override can have any.
    if (typeof text !== 'string' || text.includes('{') || send.event?.overrides) continue;
    if (!events.every((event) => JSON.stringify(event).includes(text)))
      throw problem(
        [name, value.find === undefined ? 'after' : 'find'],
        `the event does not always hold "${text}"`,
      );
  }
}

function nowhere(place: string): string {
  return `there is not always something at "${place}"; name an example that has it`;
}

function at(event: JsonObject, pointer: string): Json | undefined {
  return nodeAt(event, fromPointer(pointer));
}
