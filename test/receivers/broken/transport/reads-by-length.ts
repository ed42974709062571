import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Reads as many bytes as a header says, and where there is none it reads none. */
export const readsByLength: Defect = () => ({
  async readBody(request) {
    const body = await reference.readBody(request);
    return body?.subarray(0, Number(request.headers['content-length'] ?? 0));
  },
});
