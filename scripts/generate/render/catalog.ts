import { provenanceOf } from '../check/check-schemas.ts';
import { inSchemaOrder } from '../check/extension-schemas.ts';
import type { Contract, EventEntry } from '../read/contract.ts';
import { isObject, type Json, type JsonObject, nodeAt } from '../read/json.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/** `generated/catalog.ts`: the constants of the contract, so that no other TypeScript has to name one. */
export function renderCatalog(contract: Contract): string {
  return `${notice}
/** Title and version of the contract, and how a delivery is sent. */
export const contract = ${constant({
    title: contract.title,
    version: contract.version,
    method: contract.method,
    contentType: contract.contentType,
  })};

/** All event types, the default vocabulary first. */
export const eventTypes = ${constant(contract.events.map(({ type }) => type))};

export type EventType = (typeof eventTypes)[number];

/** What is known of each event type. \`resourceId\` and \`filters\` hold JSON pointers into the event. */
export const events = ${constant(Object.fromEntries(contract.events.map((event) => [event.type, eventFacts(event)])))};

/** The headers of a delivery by what they carry; \`mirrors\` is a JSON pointer into the event. */
export const headers = ${constant(Object.fromEntries(contract.headers.map(({ role, ...header }) => [role, header])))};

/** Everything that a signer and a verifier need to know. */
export const signatureParameters = ${constant(withoutMarks(signatureOf(contract)))};

/** When a delivery counts as accepted, and when it is tried again. Durations are in milliseconds. */
export const deliveryRules = ${constant(withoutMarks(deliveryOf(contract)))};

/** How well a fact is known: in the seed documents, published elsewhere, or assumed by us. */
export type Provenance = 'seed' | 'docs' | 'assumed';

/** The mark of every property (\`Schema.property\`) and of every constant (\`signature.…\`, \`delivery.…\`). */
export const provenance: { readonly [fact: string]: Provenance } = ${literal(allMarks(contract))};
`;
}

function eventFacts({ type, schema, title, summary, facts }: EventEntry): JsonObject {
  return { type, title, summary, schema, ...inSchemaOrder(facts, 'x-event') };
}

function signatureOf(contract: Contract): JsonObject {
  return inSchemaOrder(contract.signature, 'x-plextera-signature');
}

function deliveryOf(contract: Contract): JsonObject {
  return inSchemaOrder(contract.delivery, 'x-plextera-delivery');
}

function withoutMarks({ 'x-provenance': _, ...rest }: JsonObject): JsonObject {
  return rest;
}

function allMarks(contract: Contract): Readonly<Record<string, Json>> {
  const marks: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(contract.schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const [key, property] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
      marks[`${name}.${key}`] = provenanceOf(contract.spec, property) ?? null;
  for (const [room, extension] of [
    ['signature', signatureOf(contract)],
    ['delivery', deliveryOf(contract)],
  ] as const)
    for (const key of Object.keys(withoutMarks(extension)))
      marks[`${room}.${key}`] = nodeAt(extension, ['x-provenance', key]) ?? null;
  return marks;
}

function constant(value: unknown): string {
  return `${literal(value)} as const`;
}
