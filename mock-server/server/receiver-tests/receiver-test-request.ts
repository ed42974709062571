import { closedObject } from '../openapi/api-piece.ts';

/** What a run of the receiver cases is asked for; without anything all cases run, as `test` runs them. */
export interface ReceiverTestRequest {
  /** Groups of cases, such as `SIG`. */
  readonly only?: readonly string[];
  /** Cases by their ids. */
  readonly ids?: readonly string[];
  /** Runs these cases anew, and keeps what the last run found of the others. */
  readonly rerun?: boolean;
  /** Whose receiver; by default the target's, else the newest active subscription's. */
  readonly subscriptionId?: string;
  /** The host of a receiver that is not on this machine, as a person has confirmed it. */
  readonly confirm?: string;
  /** A URL with `{eventId}` in it that answers how often the event was applied. */
  readonly observerUrl?: string;
  /** The receiver answers before it verifies, so that only the observer knows what it did. */
  readonly async?: boolean;
  /** What should be done counts as what must be. */
  readonly strict?: boolean;
  /** Runs the cases that take half a minute and more, too. */
  readonly slow?: boolean;
  /** Puts load on a receiver that is not on this machine, too. */
  readonly load?: boolean;
  /** The same seed makes the same requests. */
  readonly seed?: number;
  readonly maxRequests?: number;
  readonly maxSeconds?: number;
}

const names = (pattern: string) => ({
  type: 'array',
  minItems: 1,
  maxItems: 1_000,
  items: { type: 'string', pattern },
});
const flag = { type: 'boolean' };

const properties = {
  only: { ...names('^[A-Z]{3}$'), description: 'Groups of cases, such as `SIG`.' },
  ids: { ...names('^[^\\0-\\x1f]{1,300}$'), description: 'Cases by their ids.' },
  rerun: { ...flag, description: 'Keep what the last run found of the other cases.' },
  subscriptionId: {
    type: 'string',
    pattern: '^[\\w-]{1,64}$',
    description: 'Whose receiver; by default the target’s, else the newest active subscription’s.',
  },
  confirm: {
    type: 'string',
    maxLength: 300,
    description: 'The host of the receiver; needed where it is not on this machine.',
  },
  observerUrl: {
    type: 'string',
    maxLength: 2_000,
    description: 'A URL with `{eventId}` in it that answers how often the event was applied.',
  },
  async: { ...flag, description: 'The receiver answers before it verifies: the observer decides.' },
  strict: { ...flag, description: 'What should be done counts as what must be.' },
  slow: { ...flag, description: 'Run the cases that take half a minute and more, too.' },
  load: { ...flag, description: 'Put load on a receiver that is not on this machine, too.' },
  seed: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1, description: 'Same seed, same requests.' },
  maxRequests: { type: 'integer', minimum: 1, maximum: 5_000 },
  maxSeconds: { type: 'integer', minimum: 1, maximum: 600 },
};

/** The same as a JSON Schema. */
export const receiverTestRequest = closedObject(properties, Object.keys(properties));
