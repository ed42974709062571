import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { isSchema } from '../parts/json-schema.ts';
import { provenanceMark } from '../parts/provenance-mark.ts';
import { table } from '../parts/table.ts';

/** Every constant of a part of the contract, with its mark. Those of a group share the mark of the group. */
export function constantsTable(
  name: string,
  room: 'signature' | 'delivery',
  constants: object,
  provenance: ContractDocs['provenance'],
): Markup {
  const rows = Object.entries(constants).flatMap(([key, value]) =>
    leaves(key, value).map(([path, text]) => [
      html`<code>${path}</code>`,
      html`<code>${text}</code>`,
      provenanceMark(provenance[`${room}.${key}`]),
    ]),
  );
  return table(name, ['constant', 'value', 'how sure'], rows);
}

function leaves(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (isSchema(value))
    return Object.entries(value).flatMap(([key, inner]) => leaves(`${path}.${key}`, inner));
  return [[path, Array.isArray(value) ? value.join(', ') : String(value)]];
}
