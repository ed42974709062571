import type { Spec } from './read-spec.ts';
import { SpecError } from './spec-error.ts';

/**
 * Lets the AsyncAPI parser judge the document as an AsyncAPI document. Spectral's style rules are left to
 * `npm run lint:spec`: they triple the time and say nothing about whether the document can be compiled.
 */
export async function validateAsyncApi(spec: Spec, rules: 'structure' | 'all' = 'structure'): Promise<void> {
  const { Parser } = await import('@asyncapi/parser');
  const refuse = (schema: string) => ({
    schema,
    order: 1,
    canRead: true,
    read: (uri: { toString(): string }) => {
      throw new SpecError({ file: spec.file }, `${uri.toString()} is remote, and nothing is fetched`);
    },
  });
  const parser = new Parser({
    __unstable: { resolver: { cache: false, resolvers: [refuse('http'), refuse('https')] } },
    ...(rules === 'structure' ? { ruleset: { core: false, recommended: false } } : {}),
  });
  const diagnostics = await parser.validate(spec.text, { source: spec.absoluteFile });
  const worst = rules === 'all' ? 1 : 0;
  const [first] = diagnostics.filter((diagnostic) => diagnostic.severity <= worst);
  if (first) throw spec.problem(first.path, `${first.message} (${first.code})`);
}
