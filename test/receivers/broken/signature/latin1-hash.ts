import type { Defect } from '../defect.ts';

/** Hashes a string by one byte for each character. */
export const latin1Hash: Defect = () => ({
  signedBytes: (body) => Buffer.from(body.toString('utf8'), 'latin1'),
});
