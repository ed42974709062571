import { type ContractDocs, contractDocs } from '../../mock-server/docs/contract-docs.ts';
import type { JsonSchema } from '../../mock-server/docs/parts/json-schema.ts';
import { openApi } from './pages.ts';

/** Text that would end whatever it stands in, and run. */
export const hostile = [
  '"><img src=x onerror="globalThis.taken = true">',
  "'><svg onload='globalThis.taken = true'>",
  '</textarea></title></style></script><script>globalThis.taken = true</script>',
  'javascript:globalThis.taken=true',
  '`<b>` *<i>* &lt;img src=x onerror=1&gt; <!-- ]]> \u202e\u2028\u0000\u001b[31m',
].join(' ');

/** Every text and every name in it, other than what leads from place to place, made hostile. */
function spoiled(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return ['$ref', 'type', 'in'].includes(key) ? value : value + hostile;
  if (Array.isArray(value)) return value.map((item) => spoiled(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      key === 'properties' || key === 'paths' || key === 'responses' ? name + hostile : name,
      spoiled(inner, name),
    ]),
  );
}

/** A contract of which nothing may be believed. */
export function hostileContract(): ContractDocs {
  const docs = contractDocs();
  const schemaFiles = Object.entries(docs.schemaFiles).map(
    ([file, schema]) => [file, spoiled(schema)] as const,
  );
  return {
    ...(spoiled(docs) as ContractDocs),
    events: docs.events.map((event) => ({ ...(spoiled(event) as typeof event), type: event.type + hostile })),
    provenance: docs.provenance,
    delivery: docs.delivery,
    schemaFiles: Object.fromEntries(
      schemaFiles.flatMap(([file, schema]) => [
        [file, schema],
        [file + hostile, schema],
      ]),
    ) as ContractDocs['schemaFiles'],
  };
}

export function hostileApi(): JsonSchema {
  return spoiled(openApi) as JsonSchema;
}
