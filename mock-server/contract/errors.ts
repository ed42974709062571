/**
 * Every way to misuse this package: a stable code, a message with `{details}`, and what to do about it.
 * `CONTRIBUTING` documents the same table.
 */
export const errorTable = {
  PLEXTERA_SECRET_MISSING: {
    message: 'There is no signing secret.',
    hint: 'Set PLEXTERA_SIGNING_SECRET, or use --secret-file FILE or --secret-stdin.',
  },
  PLEXTERA_SECRET_EMPTY: {
    message: 'The signing secret is empty: whoever knows that could sign anything.',
    hint: 'Give the signingSecret of the event subscription.',
  },
  PLEXTERA_SECRET_WHITESPACE: {
    message: 'The signing secret begins or ends with white space.',
    hint: 'Remove it where the secret is stored; a newline at the end of a file is the usual cause.',
  },
  PLEXTERA_TOLERANCE: {
    message: 'A tolerance of {value} seconds is not possible.',
    hint: 'Give a positive number of seconds, or Infinity to switch the check off.',
  },
  PLEXTERA_SIGNATURE_REFUSED: {
    message: 'The signature was refused: {reason}',
    hint: 'Answer with 401 and do nothing else; `plextera-webhooks verify` explains why it failed.',
  },
  PLEXTERA_UNKNOWN_EVENT_TYPE: {
    message: 'There is no event type "{type}".{suggestion}',
    hint: 'Known are {known}.',
  },
  PLEXTERA_UNKNOWN_EXAMPLE: {
    message: 'There is no example "{name}" of {type}.',
    hint: 'Known are {known}.',
  },
  PLEXTERA_BAD_OVERRIDE: {
    message: 'The override "{override}" cannot be applied: {problem}',
    hint: 'Write it as path=value, such as data.error.code=TIMEOUT; --unchecked allows what the contract does not know.',
  },
  PLEXTERA_INVALID_EVENT: {
    message: 'The event would break the contract: {problems}',
    hint: 'Correct it, or send it on purpose with --unchecked.',
  },
  PLEXTERA_EVENT_ID_TAKEN: {
    message: 'There is an event {eventId} already.',
    hint: 'Give another seed or eventId, or none: every event has an id of its own, also one about the same resource.',
  },
  PLEXTERA_BAD_TARGET: {
    message: 'The target {target} cannot be used: {problem}',
    hint: '{hint}',
  },
  PLEXTERA_BAD_HEADER: {
    message: 'The header "{name}" cannot be sent: {problem}',
    hint: 'Write it as Name: value, and leave out what the contract or HTTP itself sets.',
  },
  PLEXTERA_BAD_OPTION: {
    message: '{problem}',
    hint: '{hint}',
  },
  PLEXTERA_CONFIG: {
    message: '{file}:{line}: {problem}',
    hint: '{hint}',
  },
  PLEXTERA_FILE: {
    message: 'The file {file} cannot be used: {problem}',
    hint: 'Check its path and its permissions.',
  },
  PLEXTERA_RECORDING: {
    message: 'The recording {file} cannot be used: {problem}',
    hint: 'Give the NDJSON or HAR that the mock exports, what `listen --json` printed, or a folder of bodies, such as that of `listen --record`.',
  },
  PLEXTERA_RECORD_DIR: {
    message: 'Nothing can be recorded in {directory}: {problem}',
    hint: 'Name a new or empty folder: one recording is never mixed with another.',
  },
  PLEXTERA_DATA_DIR: {
    message: 'The data directory {directory} cannot be used: {problem}',
    hint: '{hint}',
  },
  PLEXTERA_STORE: {
    message: 'The store cannot be opened: {problem}',
    hint: 'Check DATABASE_URL and that its server runs, or leave it out to keep everything in memory.',
  },
  PLEXTERA_PORT: {
    message: 'Cannot listen on {host}:{port}: {problem}',
    hint: '{hint}',
  },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** Misuse of this package: `code` is stable, `message` says what is wrong, `hint` what to do. */
export class PlexteraError extends Error {
  override readonly name = 'PlexteraError';
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    super(fill(errorTable[code].message, details));
    this.code = code;
    this.hint = fill(errorTable[code].hint, details);
  }
}

function fill(template: string, details: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
