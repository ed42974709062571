import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';

/** Takes the key from a header that nobody signed. */
export const headerIdDedupe: Defect = () => ({
  keyOf: (eventId, headers) => String(headers[headerNames.eventId.name.toLowerCase()] ?? eventId),
});
