import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Envelope, UnknownEvent } from '../../../../mock-server/contract/event.ts';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Puts aside what a header that nobody signed calls another version. */
export const versionByHeader: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    const version = headers[headerNames.apiVersion.name.toLowerCase()];
    if (parsed.kind !== 'event' || version === undefined || version === parsed.event.apiVersion)
      return parsed;
    return { kind: 'unknown', event: parsed.event as Envelope as UnknownEvent, diagnostics: [] };
  },
});
