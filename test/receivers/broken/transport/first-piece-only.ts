import type { Defect } from '../defect.ts';

/** Takes the first piece for the whole, which it is on the machine of whoever wrote it. */
export const firstPieceOnly: Defect = () => ({
  async readBody(request) {
    let first: Buffer | undefined;
    for await (const piece of request as AsyncIterable<Buffer>) first ??= piece;
    return first ?? Buffer.alloc(0);
  },
});
