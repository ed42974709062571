import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';

/** Logs a header that a proxy may have dropped, as if it were always there. */
export const needsEveryHeader: Defect = () => ({
  keyOf(eventId, headers) {
    const deliveryId = headers[headerNames.deliveryId.name.toLowerCase()];
    if (deliveryId === undefined) throw new TypeError('Cannot read properties of undefined');
    return eventId;
  },
});
