import { headers as headerCatalog } from '../../contract/catalog.ts';
import { changeHeader } from '../change-header.ts';
import { defineFault } from '../fault.ts';
import { choice } from '../option-spec.ts';
import { otherSecret } from './other-secret.ts';

export const badSignature = defineFault({
  name: 'bad-signature',
  summary: 'Sends a signature that does not hold.',
  options: {
    how: choice(
      'Made with another secret; with its last character changed; cut to its half; an empty header; none at all.',
      ['other-secret', 'changed', 'cut', 'empty', 'absent'],
      'other-secret',
    ),
  },
  decorate: ({ how }, { random }) => ({
    sign: (next) => (body, secrets, now) => {
      const signature = next(body, how === 'other-secret' ? otherSecret(random) : secrets, now);
      if (how === 'changed') return signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0');
      if (how === 'cut') return signature.slice(0, -Math.ceil(signature.length / 3));
      return how === 'empty' ? '' : signature;
    },
    head: (next) => (headers) =>
      how === 'absent'
        ? changeHeader(next(headers), headerCatalog.signature.name, () => undefined)
        : next(headers),
  }),
});
