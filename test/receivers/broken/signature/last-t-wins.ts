import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Reads the header into an object, in which a later element replaces an earlier one. */
export const lastTWins: Defect = () => ({
  readElements(header) {
    const elements = header.split(',');
    const last = elements.findLast((element) => element.startsWith('t='));
    const others = elements.filter((element) => !element.startsWith('t='));
    return reference.readElements([...others, ...(last === undefined ? [] : [last])].join(','));
  },
});
