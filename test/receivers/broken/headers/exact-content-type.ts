import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Compares the whole value, and a charset is one character too many. */
export const exactContentType: Defect = () => ({
  verify(parts, body, headers, secret) {
    if (headers['content-type'] !== 'application/json') return { refused: 'not JSON' };
    return reference.verify(parts, body, headers, secret);
  },
});
