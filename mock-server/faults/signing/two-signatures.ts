import { prepareSecrets } from '../../signature/signing-secret.ts';
import { defineFault } from '../fault.ts';
import { choice } from '../option-spec.ts';
import { otherSecret } from './other-secret.ts';

export const twoSignatures = defineFault({
  name: 'two-signatures',
  summary: 'Signs with a second secret that the receiver does not have, as in the middle of a rotation.',
  options: {
    right: choice('Where the signature that holds stands.', ['first', 'last'], 'last'),
  },
  decorate: ({ right }, { random }) => ({
    sign: (next) => (body, secrets, now) => {
      const [known, other] = [prepareSecrets(secrets), otherSecret(random)];
      return next(body, right === 'first' ? [...known, other] : [other, ...known], now);
    },
  }),
});
