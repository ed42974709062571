import type { Contract } from '../read/contract.ts';
import { isObject, type JsonObject } from '../read/json.ts';
import { definitionsOf, selfContained, unionName } from './bundle-schemas.ts';
import { loadModelina } from './load-modelina.ts';
import { notice } from './notice.ts';
import { refuseBadModels } from './refuse-bad-models.ts';

/** `generated/models.ts`: interfaces by Modelina, and the two generic types that it cannot say. */
export async function renderModels(contract: Contract): Promise<string> {
  const models = await modelsByName(contract);
  refuseBadModels(contract, models);
  const texts = [...models].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `${notice}\n${[...texts, genericTypes(contract)].join('\n\n')}\n`;
}

async function modelsByName(contract: Contract): Promise<ReadonlyMap<string, string>> {
  // Loaded here, because a bad document never needs it.
  const { TypeScriptGenerator, TS_DESCRIPTION_PRESET, JsonSchemaInputProcessor } = loadModelina();
  const isOpenList = (name: string) => contract.schemas[name]?.['x-known-values'] !== undefined;
  const exported = { self: ({ content }: { content: string }) => exportDeclaration(content) };
  const generator = new TypeScriptGenerator({
    modelType: 'interface',
    enumType: 'union',
    mapType: 'record',
    constraints: {
      modelName: ({ modelName }) => modelName,
      propertyKey: ({ objectPropertyModel }) => quoteIfNeeded(objectPropertyModel.propertyName),
      // Its own way is to put quotation marks around the text, whatever the text holds.
      enumValue: ({ enumValue }) => JSON.stringify(enumValue),
      constant: ({ constrainedMetaModel }) => {
        const constant = constrainedMetaModel.options.const?.originalInput;
        return constant === undefined ? undefined : JSON.stringify(constant);
      },
    },
    typeMapping: {
      Any: () => 'unknown',
      String: ({ constrainedModel }) => stringType(constrainedModel.options),
    },
    presets: [
      { enum: { self: ({ content, model }) => (isOpenList(model.name) ? openList(content) : content) } },
      TS_DESCRIPTION_PRESET,
      { interface: exported, enum: exported, type: exported },
    ],
  });
  const definitions = modelinaDefinitions(contract);
  const models = new Map<string, string>();
  const processorOptions = { jsonSchema: { ignoreAdditionalProperties: true } };
  for (const root of [unionName, contract.envelopeSchema, contract.headersSchema]) {
    // Given the schema itself, Modelina would load a whole AsyncAPI parser to ask whether it is AsyncAPI.
    const schema = selfContained(definitions, root, root);
    const input = await new JsonSchemaInputProcessor().process({ ...schema }, processorOptions);
    for (const { modelName, result } of await generator.generate(input))
      if (!models.has(modelName)) models.set(modelName, result);
  }
  return models;
}

/** Modelina names a schema after its title, and knows an open list only as an enum; both are lent to it here. */
function modelinaDefinitions(contract: Contract): Readonly<Record<string, JsonObject>> {
  const lend = (name: string, schema: JsonObject): JsonObject => {
    const known = contract.schemas[name]?.['x-known-values'];
    const { examples, ...rest } = schema;
    return { ...(known === undefined ? schema : { ...rest, enum: known }), title: name };
  };
  const inert = (value: JsonObject): JsonObject => escapeComments(value) as JsonObject;
  return Object.fromEntries(
    Object.entries(definitionsOf(contract)).map(([name, schema]) => [name, inert(lend(name, schema))]),
  );
}

/** Text of the document ends up in comments, and must not be able to end them. */
function escapeComments(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'const' ? value : value.replaceAll('*/', '*\\/');
  if (Array.isArray(value)) return key === 'enum' ? value : value.map((item) => escapeComments(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, escapeComments(item, name)]));
}

/** A constant is its own type; everything else that JSON writes as a string is one (dates too). */
function stringType(options: { readonly const?: { readonly originalInput: unknown } }): string {
  return options.const ? JSON.stringify(options.const.originalInput) : 'string';
}

function quoteIfNeeded(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function openList(declaration: string): string {
  return `${declaration.replace(/;\s*$/, '')} | (string & {});`;
}

/** Puts `export` behind the comment that Modelina writes in front of a declaration. */
function exportDeclaration(content: string): string {
  return content.replace(/^(?=(?:interface|type|enum) )/m, 'export ');
}

function genericTypes(contract: Contract): string {
  return `/**
 * The envelope around any data. \`Envelope<'a.b', Data>\` is one event, \`Envelope\` is one whose type is not known.
 */
export interface Envelope<Type extends string = string, Data = unknown> extends Omit<${contract.envelopeSchema}, 'eventType' | 'data'> {
  eventType: Type;
  data: Data;
}

/** The event of one type, e.g. \`EventOf<'${contract.events[0]?.type}'>\`. */
export type EventOf<Type extends ${unionName}['eventType']> = Extract<${unionName}, { eventType: Type }>;`;
}
