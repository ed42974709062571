import { createRequire } from 'node:module';

/** By these Modelina reads formats that it is not given here. All of them were compiled from ES modules. */
const unused = [
  '@asyncapi/parser',
  '@asyncapi/parser/cjs/utils',
  '@asyncapi/multi-parser',
  'typescript-json-schema',
];

type Modelina = Pick<
  typeof import('@asyncapi/modelina'),
  'TypeScriptGenerator' | 'TS_DESCRIPTION_PRESET' | 'JsonSchemaInputProcessor'
>;

/**
 * Modelina's TypeScript generator, without its other languages, and without the AsyncAPI parsers and the TypeScript
 * compiler that it loads to read formats that it is not given here: a tenth of the time that all of Modelina takes.
 * A stand-in takes the place of each and loads it when something of it is asked for, so that a later Modelina that
 * does need one is slower, and nothing else.
 */
export function loadModelina(): Modelina {
  const fromModelina = createRequire(createRequire(import.meta.url).resolve('@asyncapi/modelina'));
  const standIns = unused.flatMap((name) => standIn(fromModelina, name));
  try {
    return {
      ...fromModelina('./generators/typescript'),
      ...fromModelina('./processors/JsonSchemaInputProcessor'),
    };
  } finally {
    for (const path of standIns) delete fromModelina.cache[path];
  }
}

function standIn(require: NodeJS.Require, name: string): readonly string[] {
  const path = pathOf(require, name);
  if (path === undefined || require.cache[path]) return [];
  const load = (): Record<string | symbol, unknown> => {
    delete require.cache[path];
    return require(path) as Record<string | symbol, unknown>;
  };
  const exports = new Proxy({}, { get: (_, key) => key === '__esModule' || load()[key] });
  require.cache[path] = {
    id: path,
    path,
    filename: path,
    loaded: true,
    exports,
    children: [],
    paths: [],
    parent: null,
    require,
    isPreloading: false,
  };
  return [path];
}

function pathOf(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
