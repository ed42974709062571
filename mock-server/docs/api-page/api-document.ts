import { isSchema, type JsonSchema, namedSchemas, textsOf } from '../parts/json-schema.ts';

/** One operation of an OpenAPI document, with what its path says for all of its methods. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly JsonSchema[];
  readonly requestBody: JsonSchema | undefined;
  /** By status; those that refer to one answer have its name. */
  readonly responses: readonly (readonly [status: string, response: JsonSchema])[];
  /** Names of the security schemes, of which one is enough. */
  readonly security: readonly string[];
}

export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

/** The operations in the order of the document. */
export function operationsOf(document: JsonSchema): readonly Operation[] {
  return namedSchemas(document, 'paths').flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      methods.includes(method) && isSchema(operation) ? [operationOf(path, method, item, operation)] : [],
    ),
  );
}

function operationOf(path: string, method: string, item: JsonSchema, operation: JsonSchema): Operation {
  const { operationId, tags, summary, description, requestBody, security } = operation;
  return {
    id: typeof operationId === 'string' ? operationId : `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    tag: textsOf(tags)[0] ?? 'Other',
    summary: String(summary ?? ''),
    description: String(description ?? ''),
    parameters: [item.parameters, operation.parameters].flatMap((list) =>
      Array.isArray(list) ? list.filter(isSchema) : [],
    ),
    requestBody: isSchema(requestBody) ? requestBody : undefined,
    responses: namedSchemas(operation, 'responses'),
    security: Array.isArray(security) ? security.filter(isSchema).flatMap(Object.keys) : [],
  };
}

/** What a part of the document refers to, or the part itself. */
export function dereferenced(document: JsonSchema, part: JsonSchema): JsonSchema {
  if (typeof part.$ref !== 'string') return part;
  const [, ...keys] = part.$ref.split('/');
  const found = keys.reduce<unknown>(
    (node, key) => (isSchema(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    document,
  );
  return isSchema(found) ? found : {};
}

/** Names and descriptions of the tags, those that no operation has left out. */
export function tagsOf(
  document: JsonSchema,
  operations: readonly Operation[],
): readonly { readonly name: string; readonly description: string }[] {
  const described = Array.isArray(document.tags) ? document.tags.filter(isSchema) : [];
  const descriptions = new Map(
    described.map(({ name, description }) => [String(name), String(description ?? '')]),
  );
  const used = new Set(operations.map(({ tag }) => tag));
  const names = new Set([...descriptions.keys(), ...used]);
  return [...names]
    .filter((name) => used.has(name))
    .map((name) => ({ name, description: descriptions.get(name) ?? '' }));
}
