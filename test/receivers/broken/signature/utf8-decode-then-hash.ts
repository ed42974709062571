import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Decodes the body at the door: all bytes that are not UTF-8 become the same character, for the hash as for the parser. */
export const utf8DecodeThenHash: Defect = () => ({
  async readBody(request) {
    const body = await reference.readBody(request);
    return body && Buffer.from(body.toString('utf8'));
  },
});
