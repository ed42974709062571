import { signatureParameters } from '../../contract/catalog.ts';
import { hexId } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';
import { SigningSecret } from '../../signature/signing-secret.ts';

/** A secret that no receiver has. */
export function otherSecret(random: Random): SigningSecret {
  return new SigningSecret(signatureParameters.secretPrefix + hexId(40, random));
}
