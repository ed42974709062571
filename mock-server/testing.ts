/** For the tests of a receiver: events to feed it, and requests signed as Plextera signs them. */
export type { EventType } from './contract/catalog.ts';
export { type SignedRequest, type SignedRequestOptions, signedRequest } from './dispatch/signed-request.ts';
export { type CreateEventOptions, createEvent } from './payloads/create-event.ts';
