/**
 * For the tests of a receiver: events to feed it, requests signed as Plextera signs them, and the cases that a correct
 * receiver passes, against a handler within the test's own process or a URL.
 */

export { type CaseSelection, casesOf, receiverCases } from './conformance/cases/catalogue.ts';
export type { CaseNeed, ReceiverCase, Severity } from './conformance/cases/receiver-case.ts';
export type { Hooks, Observer, Probe, Receiver, Reply } from './conformance/receiver.ts';
export { fastifyReceiver } from './conformance/receivers/in-process/fastify-receiver.ts';
export { fetchReceiver } from './conformance/receivers/in-process/fetch-receiver.ts';
export { lambdaReceiver } from './conformance/receivers/in-process/lambda-receiver.ts';
export { nodeReceiver } from './conformance/receivers/in-process/node-receiver.ts';
export type { CaseResult, RunResult, Verdict } from './conformance/verdict.ts';
export type { EventType } from './contract/catalog.ts';
export { type SignedRequest, type SignedRequestOptions, signedRequest } from './dispatch/signed-request.ts';
export { type CreateEventOptions, createEvent } from './payloads/create-event.ts';
export { ReceiverCaseError } from './testing/case-failure.ts';
export type { ReceiverCaseOptions } from './testing/case-options.ts';
export { runReceiverCase } from './testing/run-receiver-case.ts';
export { type ReceiverCasesOptions, runReceiverCases } from './testing/run-receiver-cases.ts';
export { type UrlReceiverOptions, urlReceiver } from './testing/url-receiver.ts';
export type { ReceiverTarget } from './testing/with-receiver.ts';
