import { closestName } from '../../contract/closest-name.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { ApiErrorDetail } from './api-error.ts';

/** One detail for each name that is not known, with the one that was probably meant. */
export function unknownNames(names: readonly string[], known: readonly string[]): readonly ApiErrorDetail[] {
  return names
    .filter((name) => !known.includes(name))
    .slice(0, 20)
    .map((name) => {
      const field = printableText(name, 64);
      const meant = closestName(field, known);
      return { field, issue: meant ? `is not known; did you mean ${meant}?` : 'is not known' };
    });
}
