import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Chooses the handler by a header that nobody signed. */
export const routeByHeader: Defect = () => ({
  parse(body, headers) {
    const eventType = headers[headerNames.eventType.name.toLowerCase()];
    if (eventType === undefined || reference.parse(body, headers).kind === 'invalid')
      return reference.parse(body, headers);
    const routed = body.toString('utf8').replace(/("eventType":\s*)"[^"]*"/, `$1"${eventType}"`);
    return reference.parse(Buffer.from(routed), headers);
  },
});
