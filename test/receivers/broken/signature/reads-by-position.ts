import type { Defect } from '../defect.ts';

/** One pattern for the whole header: the timestamp first, then one signature, and nothing before, between or doubled. */
export const readsByPosition: Defect = () => ({
  readElements(header) {
    const [, timestamp, signature] = /^t=([^,]*),v1=([^,]*)/.exec(header) ?? [];
    return timestamp === undefined || signature === undefined
      ? undefined
      : { timestamp, signatures: [signature] };
  },
});
