import { inSchemaOrder } from '../check/extension-schemas.ts';
import type { Contract } from '../read/contract.ts';
import { type JsonObject, type JsonPath, nodeAt } from '../read/json.ts';
import { follow, needObject } from '../read/navigate.ts';
import { readProseTable, readSnippets } from '../read/read-prose.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/** `generated/docs.ts`: what the documentation shows besides the catalog and the examples. */
export function renderDocs(contract: Contract, readme: string): string {
  const { spec } = contract;
  const operation: JsonPath = ['operations', Object.keys(needObject(spec, ['operations']))[0] ?? ''];
  const scheme = follow(spec, [...operation, 'security', 0]);
  const describe = (path: JsonPath) => String(nodeAt(spec.document, [...path, 'description']) ?? '').trim();
  const prose = {
    overview: describe(['info']),
    delivery: describe(operation),
    signature: describe(scheme),
  };
  const files = [...contract.events.map(({ type }) => type), 'event', 'envelope', 'headers'];
  const imports = files.map((file, at) => {
    return `import schema${at} from ${literal(`./schemas/${file}.json`)} with { type: 'json' };`;
  });
  return `${notice}
${imports.join('\n')}

/** Paragraphs of the document, with code between backticks. */
export const prose = ${literal(prose)};

/** The JSON Schemas by the names of their files. */
export const schemaFiles: { readonly [file: string]: { readonly [keyword: string]: unknown } } = {
${files.map((file, at) => `  ${literal(file)}: schema${at},`).join('\n')}
};

/** What a signature is worked out from, to show how. The timestamp is in seconds. */
export const workedExample: { readonly secret: string; readonly timestamp: number; readonly body: string } = ${literal(inSchemaOrder(needObject(spec, [...scheme, 'x-worked-example']), 'x-worked-example'))};

/** What nobody publishes, and why it was chosen. */
export const assumptions: readonly { readonly fact: string; readonly why: string }[] = ${literal(tableOf(contract, 'What is assumed, and why', ['fact', 'why']))};

/** Where the sources contradict each other, and how they are read. */
export const contradictions: readonly { readonly one: string; readonly other: string; readonly reading: string }[] = ${literal(tableOf(contract, 'Where the sources contradict each other', ['one', 'other', 'reading']))};

/** Receivers as somebody writes them who installed the package. */
export const snippets: readonly { readonly title: string; readonly note: string; readonly code: string }[] = ${literal(readSnippets(readme))};
`;
}

function tableOf(contract: Contract, heading: string, keys: readonly string[]): readonly JsonObject[] {
  const rows = readProseTable(contract.spec, heading);
  return rows.map((cells) => Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? ''])));
}
