import { apiPage } from './api-page/api-page.ts';
import { icon } from './assets/icon.ts';
import { pageScript } from './assets/page-script.ts';
import { style } from './assets/style.ts';
import type { ContractDocs } from './contract-docs.ts';
import { contractPage } from './contract-page/contract-page.ts';
import { schemaPath } from './contract-page/schemas-section.ts';
import type { JsonSchema } from './parts/json-schema.ts';

/** One file of the documentation. */
export interface DocsFile {
  readonly type: string;
  readonly text: string;
}

/**
 * The whole documentation by path, such as `index.html`: the pages of the contract and of an OpenAPI document, what they
 * need, and the JSON Schemas. They refer to nothing else, and to each other by relative paths.
 */
export function docsFiles(docs: ContractDocs, openApi: JsonSchema): ReadonlyMap<string, DocsFile> {
  return new Map([
    ['index.html', { type: 'text/html; charset=utf-8', text: contractPage(docs) }],
    ['api.html', { type: 'text/html; charset=utf-8', text: apiPage(openApi) }],
    ['style.css', { type: 'text/css; charset=utf-8', text: style }],
    ['page.js', { type: 'text/javascript; charset=utf-8', text: pageScript() }],
    ['icon.svg', { type: 'image/svg+xml', text: icon }],
    ['openapi.json', jsonFile(openApi)],
    ...Object.entries(docs.schemaFiles).map(
      ([file, schema]) => [schemaPath(file), jsonFile(schema)] as const,
    ),
  ]);
}

function jsonFile(value: unknown): DocsFile {
  return { type: 'application/json; charset=utf-8', text: `${JSON.stringify(value, null, 2)}\n` };
}
