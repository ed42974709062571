import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Counts refusals against everybody: whoever forges a few keeps out what is right. */
export const blocksTheSender: Defect = () => {
  let refusals = 0;
  return {
    verify(parts, body, headers, secret) {
      if (refusals >= 20) return { refused: 'blocked' };
      const verification = reference.verify(parts, body, headers, secret);
      if (verification !== 'verified') refusals += 1;
      return verification;
    },
  };
};
