import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/**
 * The certificates that are trusted: Node's own and those of `ca`. Made once and only for https, because reading the
 * roots takes longer than a whole exchange over plain HTTP.
 *
 * @throws an error of `node:crypto` when `ca` is not a PEM certificate.
 */
export function lazySecureContext(ca: string | Buffer | undefined): () => SecureContext {
  if (ca !== undefined) {
    // `createSecureContext` ignores what it cannot read, and the mistake would surface as a distrusted receiver.
    new X509Certificate(ca);
  }
  let context: SecureContext | undefined;
  return () => {
    context ??= createSecureContext({
      minVersion: 'TLSv1.2',
      // Naming any CA replaces the built-in ones, so they are named as well.
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    });
    return context;
  };
}
