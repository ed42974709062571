import { headers as headerCatalog } from '../contract/catalog.ts';

/** What the names of all of the contract's headers begin with, in lower case; '' where they share no name. */
export const headerPrefix: string = sharedBeginning(Object.values(headerCatalog).map(({ name }) => name));

/** The words that all names begin with, in lower case and with the hyphen behind them; an X alone is nobody's name. */
export function sharedBeginning(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name) => name.toLowerCase());
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) length++;
  // Only whole words: two names that both begin with an e share nothing by that.
  const prefix = first.slice(0, first.lastIndexOf('-', length - 1) + 1);
  return prefix === 'x-' ? '' : prefix;
}
