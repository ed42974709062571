import { html, type Markup } from '../../markup/html.ts';
import { pageShell } from '../page-shell.ts';
import { heading, idOf } from '../parts/anchor.ts';
import { isSchema, type JsonSchema, namedSchemas } from '../parts/json-schema.ts';
import { inline, paragraphs } from '../parts/prose.ts';
import { details, schemaTree, type TreeOptions } from '../parts/schema-tree.ts';
import { table } from '../parts/table.ts';
import { type Operation, operationsOf, tagsOf } from './api-document.ts';
import { answerId, contentPart, operationId, operationSection } from './operation-section.ts';

/** The page of an OpenAPI document: all of its operations, and the schemas that they refer to. */
export function apiPage(document: JsonSchema): string {
  const info = isSchema(document.info) ? document.info : {};
  const operations = operationsOf(document);
  const tags = tagsOf(document, operations);
  const schemas = namedSchemas(isSchema(document.components) ? document.components : {}, 'schemas');
  const known = new Map(schemas);
  const options = {
    resolve: (name: string) => known.get(name),
    linkTo: (name: string) => `#${schemaId(name)}`,
  };
  return pageShell('api.html', {
    title: String(info.title ?? ''),
    version: String(info.version ?? ''),
    lead: paragraphs(String(info.description ?? '')),
    filterFor: 'operations',
    entries: [
      { id: 'access', text: 'Access' },
      ...tags.map(({ name }) => ({
        id: idOf('tag', name),
        text: name,
        within: operations
          .filter(({ tag }) => tag === name)
          .map((operation) => ({
            id: operationId(operation),
            text: `${operation.method} ${operation.path}`,
          })),
      })),
      { id: 'webhooks', text: 'Webhooks' },
      { id: 'answers', text: 'Shared answers' },
      {
        id: 'schemas',
        text: 'Schemas',
        within: schemas.map(([name]) => ({ id: schemaId(name), text: name })),
      },
    ],
    body: [
      accessSection(document),
      ...tags.map((tag) => tagSection(tag, operations, document, options)),
      webhooksSection(document),
      answersSection(document, options),
      schemasSection(schemas, options),
    ],
  });
}

function schemaId(name: string): string {
  return idOf('schema', name);
}

function accessSection({ components }: JsonSchema): Markup {
  const schemes = namedSchemas(isSchema(components) ? components : {}, 'securitySchemes');
  return html`<section aria-labelledby="access">
${heading(2, 'access', 'Access')}<p>For programs this page is an OpenAPI document: <a href="openapi.json"><code>openapi.json</code></a>.</p>
${table(
  'Access',
  ['name', 'how', 'what it is'],
  schemes.map(([name, { type, scheme, in: place, name: key, description }]) => [
    html`<code id="${idOf('security', name)}">${name}</code>`,
    [type, scheme, place, key].filter((part) => part !== undefined).join(' '),
    inline(String(description ?? '')),
  ]),
)}</section>
`;
}

function tagSection(
  { name, description }: { readonly name: string; readonly description: string },
  operations: readonly Operation[],
  document: JsonSchema,
  options: TreeOptions,
): Markup {
  const id = idOf('tag', name);
  return html`<section aria-labelledby="${id}">
${heading(2, id, name)}${paragraphs(description)}${operations
  .filter(({ tag }) => tag === name)
  .map((operation) => operationSection(operation, document, options))}</section>
`;
}

/** What the mock sends is described by the contract, so its names lead there. */
function webhooksSection(document: JsonSchema): Markup {
  return html`<section aria-labelledby="webhooks">
${heading(2, 'webhooks', 'Webhooks')}<p>What is sent to the endpoint of a subscription. The page of the contract shows each of them whole.</p>
<ul class="files">${namedSchemas(document, 'webhooks').map(([type]) => html`<li><a href="index.html#${idOf('event', type)}"><code>${type}</code></a></li>\n`)}</ul>
</section>
`;
}

/** Mostly what goes wrong in the same way everywhere. */
function answersSection({ components }: JsonSchema, options: TreeOptions): Markup {
  const answers = namedSchemas(isSchema(components) ? components : {}, 'responses');
  return html`<section aria-labelledby="answers">
${heading(2, 'answers', 'Shared answers')}${answers.map(([name, answer]) => {
  const id = answerId(name);
  return html`${heading(3, id, html`<code>${name}</code>`)}<p>${inline(String(answer.description ?? ''))}</p>
${contentPart(answer, id, options)}`;
})}</section>
`;
}

function schemasSection(schemas: readonly (readonly [string, JsonSchema])[], options: TreeOptions): Markup {
  return html`<section aria-labelledby="schemas">
${heading(2, 'schemas', 'Schemas')}${schemas.map(([name, schema]) => {
  const id = schemaId(name);
  return html`<section class="schema" aria-labelledby="${id}" data-filter="${id}">
${heading(3, id, html`<code>${name}</code>`)}${details(schema, options)}${schemaTree({ name, id }, schema, options)}</section>
`;
})}</section>
`;
}
