import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Parses outside of any `try`. */
export const throwsOnBadJson: Defect = () => ({
  parse(body, headers) {
    JSON.parse(new TextDecoder().decode(body));
    return reference.parse(body, headers);
  },
});
