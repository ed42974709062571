import type { Command } from 'commander';
import { signatureParameters } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { SigningSecret } from '../../signature/signing-secret.ts';
import type { CliContext } from '../context.ts';
import { onlyLine, readSecretFile } from '../files.ts';

export interface SecretOptions {
  readonly secretFile?: string;
  readonly secretStdin?: true;
}

/** A secret never comes from the arguments: every user of the machine could read those. */
export function addSecretOptions(command: Command): Command {
  return command
    .option(
      '--secret-file <file>',
      'read the signing secret from a file (else PLEXTERA_SIGNING_SECRET is used)',
    )
    .option('--secret-stdin', 'read the signing secret from standard input');
}

/** Signs on this machine until a real secret is set. Public, so it protects nothing. */
export const developmentSecret = `${signatureParameters.secretPrefix}development`;

/** The secret as text, checked, and whether it is the public one for development. */
export interface ChosenSecret {
  readonly text: string;
  readonly secret: SigningSecret;
  readonly isDevelopment: boolean;
}

/**
 * The signing secret from a file, standard input or `PLEXTERA_SIGNING_SECRET`, in this order. Without any of them the
 * development secret, if the caller allows it. One newline at the end of a file or of standard input is not part of
 * it; other white space is an error.
 */
export async function chooseSecret(
  options: SecretOptions,
  context: CliContext,
  allowDevelopment: boolean,
): Promise<ChosenSecret> {
  const given = await givenSecret(options, context);
  if (given === undefined && !allowDevelopment) throw new PlexteraError('PLEXTERA_SECRET_MISSING');
  const text = given ?? developmentSecret;
  return { text, secret: new SigningSecret(text), isDevelopment: given === undefined };
}

async function givenSecret(
  { secretFile, secretStdin }: SecretOptions,
  context: CliContext,
): Promise<string | undefined> {
  if (secretFile !== undefined && secretStdin)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: 'The signing secret is named twice.',
      hint: 'Use either --secret-file or --secret-stdin.',
    });
  if (secretFile !== undefined) return readSecretFile(secretFile);
  if (secretStdin) return onlyLine(await context.readStdin(), '(standard input)');
  return context.env.PLEXTERA_SIGNING_SECRET;
}

/** What to tell a person about the secret in use, without telling the secret. */
export function describeSecret({ secret, isDevelopment }: ChosenSecret): string {
  return isDevelopment
    ? `${developmentSecret} (public; set PLEXTERA_SIGNING_SECRET for your own)`
    : secret.toString();
}
