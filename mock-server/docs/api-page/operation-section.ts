import { html, type Markup } from '../../markup/html.ts';
import { heading, idOf } from '../parts/anchor.ts';
import { breakable } from '../parts/breakable.ts';
import { isSchema, type JsonSchema, namedSchemas, referenceOf } from '../parts/json-schema.ts';
import { inline, paragraphs } from '../parts/prose.ts';
import { details, schemaTree, type TreeOptions } from '../parts/schema-tree.ts';
import { typeText } from '../parts/type-text.ts';
import { dereferenced, type Operation } from './api-document.ts';

/** Where an operation is described. */
export function operationId({ id }: Operation): string {
  return idOf('operation', id);
}

/** One operation: what it takes, and what it answers. */
export function operationSection(operation: Operation, document: JsonSchema, options: TreeOptions): Markup {
  const { method, path, summary, description, requestBody, responses, security } = operation;
  const id = operationId(operation);
  const body = requestBody && dereferenced(document, requestBody);
  return html`<section class="operation" aria-labelledby="${id}" data-filter="${id}">
${heading(3, id, html`<span class="method ${method.toLowerCase()}">${method}</span> <code>${breakable(path)}</code>`)}<p>${inline(summary)}</p>
${paragraphs(description)}${security.length === 0 ? undefined : html`<p class="aside">needs ${security.map((name, at) => html`${at === 0 ? '' : ' or '}<a href="#${idOf('security', name)}">${name}</a>`)}</p>`}
${parametersPart(operation, document, options)}${
  body === undefined ? undefined : html`<h4>Body</h4>\n${contentPart(body, idOf(id, 'body'), options)}`
}<h4>Answers</h4>
<dl class="answers">
${answersOf(responses).map((answer) => answerPart(answer, document, id, options))}</dl>
</section>
`;
}

/** Parameters are shown as the properties of an object: they have names, types and descriptions like those. */
function parametersPart(
  operation: Operation,
  document: JsonSchema,
  options: TreeOptions,
): readonly (Markup | undefined)[] {
  const all = operation.parameters.map((parameter) => dereferenced(document, parameter));
  const places = [...new Set(all.map((parameter) => String(parameter.in)))];
  return places.map((place) => {
    const here = all.filter((parameter) => parameter.in === place);
    const schema = {
      properties: Object.fromEntries(
        here.map(({ name, schema: type, description }) => [
          String(name),
          { ...(type as JsonSchema), ...(description === undefined ? {} : { description }) },
        ]),
      ),
      required: here.filter(({ required }) => required === true).map(({ name }) => String(name)),
    };
    const id = idOf(operationId(operation), place);
    return html`<h4>In the ${place}</h4>\n${schemaTree({ name: '', id }, schema, options)}`;
  });
}

interface Answer {
  readonly statuses: readonly string[];
  readonly response: JsonSchema;
}

/** Statuses whose answer is the same are shown together. */
function answersOf(responses: Operation['responses']): readonly Answer[] {
  const answers = new Map<string, Answer>();
  for (const [status, response] of responses) {
    const key = referenceOf(response) ?? status;
    const { statuses = [] } = answers.get(key) ?? {};
    answers.set(key, { statuses: [...statuses, status], response });
  }
  return [...answers.values()];
}

/** An answer that several operations share is described once, and linked to. */
function answerPart(
  { statuses, response }: Answer,
  document: JsonSchema,
  id: string,
  options: TreeOptions,
): Markup {
  const name = referenceOf(response);
  const { description } = dereferenced(document, response);
  return html`<div><dt>${statuses.map((status, at) => html`${at === 0 ? '' : ', '}<code>${status}</code>`)}</dt>
<dd><p>${inline(String(description ?? ''))}</p>
${name === undefined ? contentPart(response, idOf(id, statuses[0] ?? ''), options) : html`<p class="aside"><a href="#${answerId(name)}">${name}</a></p>`}</dd></div>
`;
}

/** Where an answer is described that operations share. */
export function answerId(name: string): string {
  return idOf('answer', name);
}

/** What a body or an answer consists of, for each of its content types. */
export function contentPart(owner: JsonSchema, id: string, options: TreeOptions): readonly Markup[] {
  return namedSchemas(owner, 'content').map(([contentType, content]) => {
    const schema = isSchema(content.schema) ? content.schema : {};
    const name = referenceOf(schema);
    if (name !== undefined && options.linkTo)
      return html`<p class="aside"><a href="${options.linkTo(name)}">${name}</a> as ${contentType}</p>\n`;
    return html`<p class="aside">${typeText(schema, options.resolve)} as ${contentType}</p>
${details(schema, options)}${schemaTree({ name: '', id }, schema, options)}`;
  });
}
