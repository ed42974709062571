import { parseEvent } from '../../../../mock-server/contract/parse-event.ts';
import type { Defect } from '../defect.ts';

/** An enum of all states that there were when it was written. */
export const closedList: Defect = () => ({
  parse: (body) => parseEvent(body, { unknownValue: 'reject' }),
});
