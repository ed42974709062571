import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

const known = new Set(Object.values(headerNames).map(({ name }) => name.toLowerCase()));

/** Checks the headers against a list, and refuses what the sender has added since. */
export const refusesUnknownHeaders: Defect = () => ({
  verify(parts, body, headers, secret) {
    const added = Object.keys(headers).find((name) => name.startsWith('x-plextera-') && !known.has(name));
    if (added !== undefined) return { refused: `unknown header ${added}` };
    return reference.verify(parts, body, headers, secret);
  },
});
