import type { AsyncApiParser } from '../read/asyncapi-parser.ts';
import type { Spec } from '../read/read-spec.ts';

/**
 * Lets the AsyncAPI parser judge whether the document is an AsyncAPI document: unknown keywords, wrong types,
 * missing parts. Throws a `SpecError` for its first error. Its rules of style are for `npm run lint:spec`.
 */
export async function validateAsyncApi(spec: Spec, parser: AsyncApiParser): Promise<void> {
  const { text, absoluteFile: source } = spec;
  const findings = await parser.findings({ text, source, rules: 'structure' });
  const [first] = findings.filter(({ severity }) => severity === 0);
  if (first) throw spec.problem(first.path, `${first.message} (${first.code})`);
}
