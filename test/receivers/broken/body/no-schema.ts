import type { PlexteraEvent } from '../../../../mock-server/contract/event.ts';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Whatever is an object and was signed is an event. */
export const noSchema: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    if (parsed.kind !== 'invalid') return parsed;
    try {
      const event: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
      const isObject = typeof event === 'object' && event !== null && !Array.isArray(event);
      return isObject ? { kind: 'event', event: event as PlexteraEvent, diagnostics: [] } : parsed;
    } catch {
      return parsed;
    }
  },
});
