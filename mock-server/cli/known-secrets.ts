import { signatureParameters } from '../contract/catalog.ts';

/** The variables whose values nobody may read in what we write. */
const variables = ['PLEXTERA_SIGNING_SECRET', 'PLEXTERA_API_KEY', 'PLEXTERA_TOKEN', 'DATABASE_URL'];
/** What is shorter is a word that stands elsewhere too, and no secret. */
const leastLength = 8;

const known = new Set<string>();

/** Remembers a secret that was read, so that no message of a failure shows it. */
export function knowSecret(text: string): void {
  if (text.length >= leastLength) known.add(text);
}

/** Remembers those of the environment. */
export function knowSecretsOf(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of variables) knowSecret(env[name] ?? '');
}

/** A message of any origin without the known secrets, and without what begins as a signing secret does. */
export function withoutSecrets(message: string): string {
  let text = message;
  for (const secret of known) text = text.replaceAll(secret, '[redacted]');
  return text.replaceAll(new RegExp(`${signatureParameters.secretPrefix}[\\x21-\\x7e]+`, 'g'), '[redacted]');
}
