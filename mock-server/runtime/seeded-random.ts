import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { Random } from './random.ts';

/**
 * Numbers in [0, 1) that follow from a seed alone: the same on every machine and every version of Node.
 *
 * The seed's text is hashed with SHA-256 over its UTF-8 bytes, and the first 128 bits (four big-endian 32-bit
 * integers) are the state of xoroshiro128+. So `42` and `'42'` are one seed, and seeds that differ by one character
 * share nothing.
 */
export function seededRandom(seed: number | string): Random {
  const digest = createHash('sha256').update(String(seed), 'utf8').digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32BE(offset)));
  return () => uniformFloat64(generator);
}
