import { StoreUnavailable } from '../../delivery-store.ts';

const DEADLOCK = '40P01';
const SERIALIZATION_FAILURE = '40001';

/** The server could not be reached, or could not do what it was asked; its message holds no password. */
export class DatabaseFailure extends StoreUnavailable {
  /** Nothing was written, and the same transaction may well succeed now. */
  readonly worthRetrying: boolean;

  constructor(message: string, options: { readonly worthRetrying: boolean }) {
    super(message);
    this.worthRetrying = options.worthRetrying;
  }
}

/** The server works and refuses what it was given: an id that is there already, a character that no text may hold. */
export class RefusedStatement extends Error {}

function textOf(error: unknown): string {
  // Several addresses were tried: the outer error's own message is empty.
  if (error instanceof AggregateError) return error.errors.map(textOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** The server's five characters; empty when the connection itself failed. */
function sqlStateOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : '';
}

/** What is thrown instead of the driver's error: its words without any of these secrets. */
export function databaseFailure(error: unknown, secrets: readonly string[]): Error {
  if (error instanceof DatabaseFailure || error instanceof RefusedStatement) return error;
  const said = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), textOf(error));
  const message = `PostgreSQL: ${said || 'the connection failed'}`;
  const state = sqlStateOf(error);
  const concernsData = state.startsWith('22') || state.startsWith('23');
  if (concernsData) return new RefusedStatement(message);
  return new DatabaseFailure(message, {
    worthRetrying: state === DEADLOCK || state === SERIALIZATION_FAILURE,
  });
}
