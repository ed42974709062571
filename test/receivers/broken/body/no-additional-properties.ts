import { parseEvent } from '../../../../mock-server/contract/parse-event.ts';
import type { Defect } from '../defect.ts';

/** `additionalProperties: false`, everywhere. */
export const noAdditionalProperties: Defect = () => ({
  parse: (body) => parseEvent(body, { unknownField: 'reject' }),
});
