import type { Defect } from '../defect.ts';

/** Makes do with what has come when the connection breaks. */
export const actsOnACutBody: Defect = () => ({
  async readBody(request) {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      for await (const piece of request as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size <= 1_048_576) pieces.push(piece);
      }
    } catch {
      // The sender hung up, and what it sent looks complete.
    }
    return size <= 1_048_576 ? Buffer.concat(pieces) : undefined;
  },
});
