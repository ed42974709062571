import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';

/** Looks for headers as the documentation spells them. */
export const exactHeaderNames: Defect = () => ({
  headersOf({ headers, rawHeaders }) {
    const { name } = headerNames.signature;
    const { [name.toLowerCase()]: _signature, ...others } = headers;
    return rawHeaders.includes(name) ? headers : others;
  },
});
