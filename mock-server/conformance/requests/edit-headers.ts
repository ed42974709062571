import { headers as headerCatalog } from '../../contract/catalog.ts';
import type { HeaderPairs } from '../../dispatch/build-request.ts';
import type { HeaderRecipe } from '../cases/request-recipe.ts';
import { fillWords, type Words } from './fill-words.ts';
import { headerText } from './header-text.ts';

const roles: Readonly<Record<string, { readonly name: string }>> = headerCatalog;
const paddingLineBytes = 1000;

/** Changes headers as a recipe says: takes away, sets, adds behind, pads, and writes all names in one way. */
export function editHeaders(headers: HeaderPairs, recipe: HeaderRecipe, words: Words): HeaderPairs {
  const removed = new Set(recipe.remove?.map((name) => headerName(name).toLowerCase()));
  const set = new Map(Object.entries(recipe.set ?? {}).map(([name, value]) => [headerName(name), value]));
  const setNames = new Map([...set.keys()].map((name) => [name.toLowerCase(), name]));
  const changed = headers
    .filter(([name]) => !removed.has(name.toLowerCase()))
    .map(([name, value]) => {
      const own = setNames.get(name.toLowerCase());
      if (own === undefined) return [name, value] as const;
      const text = set.get(own) ?? '';
      set.delete(own);
      return [name, filled(text, words)] as const;
    });
  const added = [...set, ...Object.entries(recipe.add ?? {})].map(
    ([name, value]) => [headerName(name), filled(value, words)] as const,
  );
  const all = [...changed, ...added, ...padding(recipe.paddingBytes ?? 0)];
  return all.map(([name, value]) => [inCase(name, recipe.nameCase), value]);
}

/** A header of the contract is meant by what it carries, any other by its name. */
export function headerName(roleOrName: string): string {
  return Object.hasOwn(roles, roleOrName) ? (roles[roleOrName]?.name ?? roleOrName) : roleOrName;
}

function filled(text: string, words: Words): string {
  return headerText(fillWords(text, words));
}

function padding(bytes: number): HeaderPairs {
  const lines: [string, string][] = [];
  for (let left = bytes; left > 0; left -= paddingLineBytes) {
    const name = `X-Probe-Padding-${lines.length}`;
    // A line also has a colon, a space and CRLF.
    lines.push([name, 'x'.repeat(Math.max(1, Math.min(left, paddingLineBytes) - name.length - 4))]);
  }
  return lines;
}

function inCase(name: string, nameCase: HeaderRecipe['nameCase']): string {
  if (nameCase === 'lower') return name.toLowerCase();
  if (nameCase === 'upper') return name.toUpperCase();
  if (nameCase !== 'mixed') return name;
  return [...name].map((letter, at) => (at % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase())).join('');
}
