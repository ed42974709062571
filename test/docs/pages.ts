import { type ContractDocs, contractDocs } from '../../mock-server/docs/contract-docs.ts';
import { type DocsFile, docsFiles } from '../../mock-server/docs/docs-files.ts';
import type { JsonSchema } from '../../mock-server/docs/parts/json-schema.ts';
import { openApiDocument } from '../../mock-server/server/openapi/open-api-document.ts';
import { apiPieces } from '../../mock-server/server/openapi/pieces.ts';

export const openApi: JsonSchema = openApiDocument(apiPieces);

/** The documentation of a contract, by default of ours. */
export function makeDocs(
  docs: ContractDocs = contractDocs(),
  api: JsonSchema = openApi,
): ReadonlyMap<string, DocsFile> {
  return docsFiles(docs, api);
}

/** The HTML of a page. */
export function pageOf(files: ReadonlyMap<string, DocsFile>, file: string): string {
  const { text = '' } = files.get(file) ?? {};
  return text;
}

/** What a reader sees of HTML: without tags, and with its signs. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<wbr>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/\s+/g, ' ');
}

/** The same of a text of the contract: without the signs of its emphasis and code. */
export function plain(text: string): string {
  return text.replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ').trim();
}

/** The part of a page with this id as its heading or item, up to the next one of its kind. */
export function partOf(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  if (from < 0) throw new Error(`The page has no part ${id}.`);
  return html.slice(from);
}
