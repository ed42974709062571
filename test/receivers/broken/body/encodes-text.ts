import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Makes parts of URLs of the texts in the output of steps, which cannot be done with half of a surrogate pair. */
export const encodesText: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    if (parsed.kind !== 'event' || !('steps' in parsed.event.data)) return parsed;
    const outputs = parsed.event.data.steps?.map(({ output }) => output) ?? [];
    for (const text of outputs.flatMap((output) => Object.values(output ?? {})))
      if (typeof text === 'string') encodeURIComponent(text);
    return parsed;
  },
});
