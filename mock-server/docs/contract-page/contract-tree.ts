import type { Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { isSchema, type JsonSchema, namedSchemas } from '../parts/json-schema.ts';
import { provenanceMark } from '../parts/provenance-mark.ts';
import { schemaTree, type TreeOptions } from '../parts/schema-tree.ts';

/** The schema of a file of the contract; its title is the name that it has in the document. */
export function schemaOf(docs: ContractDocs, file: string): JsonSchema {
  return docs.schemaFiles[file] ?? {};
}

/** The tree of an object of a schema's file: of its root, or of one of its properties. */
export function contractTree(
  docs: ContractDocs,
  file: string,
  id: string,
  property?: string,
): Markup | undefined {
  const root = schemaOf(docs, file);
  const options = treeOptions(docs, root);
  if (property === undefined) return schemaTree({ name: String(root.title), id }, root, options);
  const [, found] = namedSchemas(root, 'properties').find(([name]) => name === property) ?? [];
  const name =
    String(found?.$ref ?? '')
      .split('/')
      .at(-1) ?? '';
  const schema = options.resolve(name) ?? found;
  return schema === undefined ? undefined : schemaTree({ name, id }, schema, options);
}

function treeOptions({ provenance }: ContractDocs, { definitions }: JsonSchema): TreeOptions {
  const resolve = (name: string) => {
    const found = isSchema(definitions) && Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    return isSchema(found) ? found : undefined;
  };
  return {
    resolve,
    mark: (schema, property) => provenanceMark(provenance[`${schema}.${property}`]),
    // A named text whose values are listed as examples is an open list: the contract has no other named texts.
    openValues: (name) => resolve(name)?.type === 'string',
  };
}
