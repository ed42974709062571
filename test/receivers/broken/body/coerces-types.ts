import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Makes what it wants of what there is, as a validator with `coerceTypes` does. */
export const coercesTypes: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    if (parsed.kind !== 'invalid') return parsed;
    try {
      const event = JSON.parse(body.toString('utf8'));
      if (typeof event.eventId !== 'number') return parsed;
      return reference.parse(Buffer.from(JSON.stringify({ ...event, eventId: `${event.eventId}` })), headers);
    } catch {
      return parsed;
    }
  },
});
