import type { Defect } from '../defect.ts';

/** A framework parsed the body before anybody verified it, and what is verified is written anew. */
export const parseThenStringify: Defect = () => ({
  signedBytes(body) {
    try {
      return Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
    } catch {
      return body;
    }
  },
});
