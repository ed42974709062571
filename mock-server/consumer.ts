/** For receivers: verify, parse, or both. Of Node it needs only `node:crypto`. */
export { type EventType, eventTypes } from './contract/catalog.ts';
export type { Diagnostic } from './contract/diagnostic.ts';
export { type ErrorCode, PlexteraError } from './contract/errors.ts';
export type * from './contract/event.ts';
export {
  type ParsedEvent,
  type ParseOptions,
  parseEvent,
  type UnknownPolicy,
} from './contract/parse-event.ts';
export type { RawBody } from './contract/raw-body.ts';
export type { HeadersInput } from './receiver/read-header.ts';
export { type Answer, type ReceiveOptions, type Reception, receive } from './receiver/receive.ts';
export { type SignatureCheck, signatureChecks } from './signature/refusal.ts';
export { type SignOptions, sign } from './signature/sign.ts';
export { type Secrets, SigningSecret } from './signature/signing-secret.ts';
export {
  assertSignature,
  type SignatureVerification,
  type VerifiedSignature,
  type VerifyOptions,
  verifySignature,
} from './signature/verify.ts';
