import type { Contract, EventEntry } from '../read/contract.ts';
import { isObject, type JsonPath } from '../read/json.ts';
import { resolveKey, schemaName } from '../read/navigate.ts';
import { declaredAt } from '../read/schema-places.ts';

/** Throws a `SpecError` where messages contradict each other, or their payloads. */
export function checkMessages(contract: Contract): void {
  const { spec, events, headersSchema } = contract;
  for (const event of events) {
    const first = events.find(({ type }) => type === event.type);
    if (first !== event)
      throw spec.problem([...event.path, 'name'], `another message has the event type ${event.type} already`);
    if (schemaName(spec, resolveKey(spec, event.path, 'headers')) !== headersSchema)
      throw spec.problem([...event.path, 'headers'], `all messages have the same headers, ${headersSchema}`);
    checkOtherName(contract, event);
    checkFacts(contract, event);
  }
}

function checkOtherName({ spec, events }: Contract, { type, path, facts }: EventEntry): void {
  if (facts.alsoKnownAs === undefined) return;
  const other = events.find((event) => event.type === facts.alsoKnownAs);
  if (other?.facts.alsoKnownAs !== type)
    throw spec.problem(
      [...path, 'x-event', 'alsoKnownAs'],
      `${facts.alsoKnownAs} ${other ? `does not name ${type} in return` : 'is no event type of this contract'}`,
    );
}

function checkFacts({ spec, schemas }: Contract, { path, facts, schema }: EventEntry): void {
  const need = (pointer: unknown, at: JsonPath): void => {
    if (!declaredAt(schemas, schemas[schema], String(pointer)))
      throw spec.problem([...path, 'x-event', ...at], `${schema} has no property at ${pointer}`);
  };
  need(facts.resourceId, ['resourceId']);
  const filters = isObject(facts.filters) ? facts.filters : {};
  for (const [name, pointer] of Object.entries(filters)) need(pointer, ['filters', name]);
  const status = declaredAt(schemas, schemas[schema], '/data/status')?.const;
  if (status !== undefined && status !== facts.status)
    throw spec.problem([...path, 'x-event', 'status'], `${schema} says ${JSON.stringify(status)}`);
}
