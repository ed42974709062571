import { html, type Markup } from '../../markup/html.ts';
import { idOf } from './anchor.ts';
import { innermost, type JsonSchema, namedSchemas, referenceOf, textsOf } from './json-schema.ts';
import { inline } from './prose.ts';
import { boundsText, typeText } from './type-text.ts';

/** How the tree of a schema is shown. */
export interface TreeOptions {
  readonly resolve: (name: string) => JsonSchema | undefined;
  /** What stands behind a property of a named schema. */
  readonly mark?: (schema: string, property: string) => Markup | undefined;
  /** Where a named schema is described; without it, it is unfolded where it is used. */
  readonly linkTo?: (name: string) => string;
  /** The values that a named text schema was seen with, of which more can come. */
  readonly openValues?: (name: string) => boolean;
}

/** A named schema on the way from the root, and the place where it is shown. */
interface Place {
  readonly name: string;
  readonly id: string;
}

/** The properties of an object schema as a list, with those of what is within it folded away. */
export function schemaTree(
  { name, id }: Place,
  schema: JsonSchema,
  options: TreeOptions,
  above: readonly Place[] = [],
): Markup | undefined {
  const properties = namedSchemas(schema, 'properties');
  if (properties.length === 0) return undefined;
  const required = textsOf(schema.required);
  const here = [...above, { name, id }];
  return html`<ul class="tree">
${properties.map(([key, property]) =>
  propertyItem(
    { key, id: idOf(id, key), required: required.includes(key), mark: options.mark?.(name, key) },
    property,
    options,
    here,
  ),
)}</ul>
`;
}

interface Line {
  readonly key: string;
  readonly id: string;
  readonly required: boolean;
  readonly mark: Markup | undefined;
}

function propertyItem(
  line: Line,
  property: JsonSchema,
  options: TreeOptions,
  above: readonly Place[],
): Markup {
  const { key, id, required, mark } = line;
  return html`<li id="${id}"><p class="line"><code class="key">${key}</code>
<span class="type">${typeMarkup(property, options)}</span>
${required ? html`<span class="required">required</span>` : html`<span class="optional">optional</span>`}
${mark}</p>
${details(property, options)}${inside(property, id, options, above)}</li>
`;
}

function typeMarkup(schema: JsonSchema, { resolve, linkTo }: TreeOptions): Markup | string {
  const text = typeText(schema, resolve);
  const name = referenceOf(innermost(schema));
  if (linkTo === undefined || name === undefined || resolve(name) === undefined) return text;
  const before = text.endsWith(name) ? text.slice(0, -name.length) : `${text}, `;
  return html`${before}<a href="${linkTo(name)}">${name}</a>`;
}

/** Description, values and bounds, each where there is one. */
export function details(schema: JsonSchema, options: TreeOptions): Markup {
  const { resolve, openValues } = options;
  const name = referenceOf(schema);
  const named = (name === undefined ? undefined : resolve(name)) ?? schema;
  const description = schema.description ?? named.description;
  const bound = boundsText(named);
  const isOpen = name !== undefined && openValues?.(name) === true;
  return html`${typeof description === 'string' ? html`<p>${inline(description)}</p>\n` : undefined}${
    bound === '' ? undefined : html`<p class="aside">${bound}</p>\n`
  }${typeof named.pattern === 'string' ? html`<p class="aside">matches <code>${named.pattern}</code></p>\n` : undefined}${
    named.const === undefined ? undefined : valuesLine('always', [named.const])
  }${valuesLine('one of', named.enum)}${valuesLine(isOpen ? 'seen so far, and more can come' : 'for example', named.examples)}`;
}

function valuesLine(word: string, values: unknown): Markup | undefined {
  if (!Array.isArray(values) || values.length === 0) return undefined;
  return html`<p class="aside">${word} ${values.map((value, at) => html`${at === 0 ? '' : ', '}<code>${shown(value)}</code>`)}</p>
`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inside(
  schema: JsonSchema,
  id: string,
  options: TreeOptions,
  above: readonly Place[],
): Markup | undefined {
  const inner = innermost(schema);
  const name = referenceOf(inner);
  if (name !== undefined && options.linkTo) return undefined;
  const same = above.find((place) => place.name === name);
  if (same) return html`<p class="aside">the same as <a href="#${same.id}">${name} above</a></p>\n`;
  const named = name === undefined ? inner : options.resolve(name);
  const place = { name: name ?? '', id };
  const tree = named === undefined ? undefined : schemaTree(place, named, options, above);
  if (tree === undefined || named === undefined) return undefined;
  const count = namedSchemas(named, 'properties').length;
  return html`<details><summary>${count === 1 ? '1 property' : `${count} properties`}${
    inner === schema ? undefined : ' of each'
  }</summary>
${tree}</details>
`;
}
