import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Looks at the first signature alone, so that no secret can be replaced without a loss. */
export const firstV1Only: Defect = () => ({
  readElements(header) {
    const elements = reference.readElements(header);
    return elements && { ...elements, signatures: elements.signatures.slice(0, 1) };
  },
});
