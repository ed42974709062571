import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';

/** Takes the id of the attempt for that of the event. */
export const deliveryIdDedupe: Defect = () => ({
  keyOf: (eventId, headers) => String(headers[headerNames.deliveryId.name.toLowerCase()] ?? eventId),
});
