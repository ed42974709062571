import type { HeaderRecipe } from '../../../mock-server/conformance/cases/request-recipe.ts';
import { didYouMean } from '../check/did-you-mean.ts';
import type { Contract } from '../read/contract.ts';
import type { JsonPath } from '../read/json.ts';

/** Throws for the first header that is no role of the contract, or one of the contract's by its name. */
export function checkHeaders(
  recipe: HeaderRecipe,
  { headers }: Contract,
  problem: (path: JsonPath, what: string) => Error,
): void {
  const roles = headers.map(({ role }) => role);
  const check = (name: string, path: JsonPath) => {
    const own = headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
    if (own) throw problem(path, `name it by its role, ${own.role}`);
    // Other headers are written as everywhere, with a capital letter.
    if (/^[a-z]/.test(name) && !roles.includes(name))
      throw problem(path, `no header has the role "${name}"${didYouMean(name, roles)}`);
  };
  for (const key of ['set', 'add'] as const)
    for (const name of Object.keys(recipe[key] ?? {})) check(name, ['headers', key, name]);
  for (const [index, name] of (recipe.remove ?? []).entries()) check(name, ['headers', 'remove', index]);
}
