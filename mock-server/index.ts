/** For running the mock from code: make events, deliver them, or serve the control API. */
export { type EventType, events, eventTypes, type Provenance, provenance } from './contract/catalog.ts';
export { type ErrorCode, PlexteraError } from './contract/errors.ts';
export type * from './contract/event.ts';
export type { AttemptOutcome } from './delivery/attempt-outcome.ts';
export type { DeliveryAttempt } from './delivery/delivery-attempt.ts';
export type { DeliveryRules } from './delivery/delivery-rules.ts';
export type { Destination } from './dispatch/build-request.ts';
export { type DeliverOptions, type DeliveryTools, deliver } from './dispatch/deliver.ts';
export type { Delivery } from './dispatch/delivery-log.ts';
export { Emitter, type EmitterOptions } from './dispatch/emitter.ts';
export { type PreparedEvent, prepareEvent } from './dispatch/prepared-event.ts';
export { type CreateEventOptions, createEvent } from './payloads/create-event.ts';
export { type Clock, systemClock } from './runtime/clock.ts';
export { type Random, systemRandom } from './runtime/random.ts';
export { buildServer, type ServerOptions } from './server/build-server.ts';
export { createHttpTransport, type HttpTransportOptions } from './transport/http-transport.ts';
export type { Transport } from './transport/transport.ts';
