/** The constants of the contract: event types, headers, signature and delivery rules. */
export {
  contract,
  deliveryRules,
  type EventType,
  events,
  eventTypes,
  headers,
  type Provenance,
  provenance,
  signatureParameters,
} from '../../generated/catalog.ts';
