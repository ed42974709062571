/** What a departure from the contract means: an error breaks it, a warning is something new that it does not declare. */
export type DriftSeverity = 'error' | 'warning';

export interface DriftKind {
  readonly severity: DriftSeverity;
  readonly title: string;
  readonly advice: string;
}

const schemaAdvice = 'Ask the sender, or correct the schema where the contract is what is wrong.';
const headerAdvice = 'Look at what lies between the sender and the recording, then at the sender.';

/** Every way in which recorded deliveries can depart from the contract, by a stable code. */
export const driftKinds = {
  record: {
    severity: 'error',
    title: 'A part of the recording cannot be read',
    advice: 'Record or export anew; what could be read was checked.',
  },
  utf8: { severity: 'error', title: 'The body is not UTF-8', advice: schemaAdvice },
  json: { severity: 'error', title: 'The body is not JSON', advice: schemaAdvice },
  depth: { severity: 'error', title: 'The body is nested too deeply', advice: schemaAdvice },
  'unknown.type': {
    severity: 'warning',
    title: 'A new event type',
    advice: 'Add a message for it to the channel; until then receivers have to accept and ignore it.',
  },
  'unknown.field': {
    severity: 'warning',
    title: 'A property that is not declared',
    advice: 'Declare it in the schema; additive change is normal.',
  },
  'unknown.value': {
    severity: 'warning',
    title: 'A new value of an open list',
    advice: 'Add it to the known values.',
  },
  'schema.required': { severity: 'error', title: 'A required property is missing', advice: schemaAdvice },
  'schema.null': {
    severity: 'error',
    title: 'A null where none is declared',
    advice: 'What is absent is left out by the contract, not null.',
  },
  'schema.type': { severity: 'error', title: 'A value of another type', advice: schemaAdvice },
  'schema.value': { severity: 'error', title: 'A value that the schema forbids', advice: schemaAdvice },
  method: { severity: 'error', title: 'Another method', advice: headerAdvice },
  'header.missing': { severity: 'error', title: 'A header is missing', advice: headerAdvice },
  'header.repeated': { severity: 'error', title: 'A header is there more than once', advice: headerAdvice },
  'header.value': { severity: 'error', title: 'A header has another form', advice: headerAdvice },
  'header.mismatch': {
    severity: 'error',
    title: 'A header disagrees with the body',
    advice: 'Headers are not signed, the body is: whoever reads the header reads something else.',
  },
  'header.unknown': {
    severity: 'warning',
    title: 'A header that is not declared',
    advice: 'Declare it beside the other headers.',
  },
  'signature.malformed': {
    severity: 'error',
    title: 'The signature header has another form',
    advice: 'The signature scheme may have changed; compare it with the contract.',
  },
  'signature.mismatch': {
    severity: 'error',
    title: 'The signature does not fit',
    advice:
      'Check that the secret is that of the subscription at that time; `verify` tries out the usual causes.',
  },
  'signature.stale': {
    severity: 'error',
    title: 'The timestamp of the signature is too far from the time of the request',
    advice: 'Set the clocks by NTP; a delivery that is sent again has to be signed anew.',
  },
} as const satisfies Readonly<Record<string, DriftKind>>;

export type DriftCode = keyof typeof driftKinds;
