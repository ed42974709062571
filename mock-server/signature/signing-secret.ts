import { createSecretKey, type KeyObject } from 'node:crypto';
import { signatureParameters } from '../contract/catalog.ts';
import { PlexteraError } from '../contract/errors.ts';

/**
 * The `signingSecret` of an event subscription, checked and ready to use. Make it when the process starts, so that
 * a missing secret is found then and not by the first delivery. It never shows itself: printing it gives a mask.
 */
export class SigningSecret {
  readonly #key: KeyObject;
  readonly #mask: string;

  /** Throws `PLEXTERA_SECRET_EMPTY` or `PLEXTERA_SECRET_WHITESPACE`; nothing is trimmed silently. */
  constructor(text: string) {
    const { secretPrefix, secretEncoding } = signatureParameters;
    if (typeof text !== 'string' || text.trim() === '' || text.trim() === secretPrefix)
      throw new PlexteraError('PLEXTERA_SECRET_EMPTY');
    if (text.trim() !== text) throw new PlexteraError('PLEXTERA_SECRET_WHITESPACE');
    this.#key = createSecretKey(text, secretEncoding);
    this.#mask = mask(text);
  }

  /**
   * For signing and verifying in this package.
   *
   * @internal A consumer's types must not need those of Node.
   */
  get key(): KeyObject {
    return this.#key;
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `SigningSecret(${this.#mask})`;
  }
}

/** What may stand for secrets: one, or several during a rotation. */
export type Secrets = string | SigningSecret | readonly (string | SigningSecret)[];

/** The secrets ready to use; throws as `SigningSecret` does, and for an empty list. */
export function prepareSecrets(secrets: Secrets): readonly SigningSecret[] {
  const list = Array.isArray(secrets)
    ? (secrets as readonly (string | SigningSecret)[])
    : [secrets as string];
  if (list.length === 0) throw new PlexteraError('PLEXTERA_SECRET_EMPTY');
  return list.map((secret) => (secret instanceof SigningSecret ? secret : remembered(secret)));
}

// A key costs more to make than a short body to sign, and a process uses one or two secrets for all its life.
const memory = new Map<string, SigningSecret>();
const memorySize = 16;

function remembered(text: string): SigningSecret {
  const known = memory.get(text);
  if (known) return known;
  const made = new SigningSecret(text);
  if (memory.size >= memorySize) memory.clear();
  memory.set(text, made);
  return made;
}

/** `whsec_…9f3a`: enough to tell two secrets apart, never enough to use one. */
function mask(text: string): string {
  const prefix = text.startsWith(signatureParameters.secretPrefix) ? signatureParameters.secretPrefix : '';
  const shown = text.length - prefix.length >= 16 ? text.slice(-4) : '';
  return `${prefix}…${shown}`;
}
