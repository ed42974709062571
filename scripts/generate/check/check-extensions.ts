import { Ajv, type ErrorObject } from 'ajv';
import { fromPointer, type JsonObject, type JsonPath, walk } from '../read/json.ts';
import type { Spec } from '../read/read-spec.ts';
import { describeError } from './describe-error.ts';
import { didYouMean, nearestWord } from './did-you-mean.ts';
import { extensionSchemas } from './extension-schemas.ts';

// Compiled once per process, which `--watch` and the tests are glad of.
const ajv = new Ajv({ strict: true, meta: false, validateSchema: false, verbose: true });

/** Throws a `SpecError` for the first extension (`x-…`) that is unknown or not as its schema says. */
export function checkExtensions(spec: Spec): void {
  const known = Object.keys(extensionSchemas);
  walk(spec.document, (node, path) => {
    const key = path.at(-1);
    if (typeof key !== 'string' || !key.startsWith('x-') || !isExtension(path)) return;
    const schema = extensionSchemas[key];
    // Extensions of others are welcome outside of schemas, unless one looks like a misspelt one of ours.
    if (!schema && nearestWord(key, known) === undefined) return;
    if (!schema) throw spec.problem(path, `unknown keyword "${key}"${didYouMean(key, known)}`);
    const validate = ajv.getSchema(key) ?? ajv.addSchema(schema, key).getSchema(key);
    if (validate && !validate(node)) throw extensionProblem(spec, path, validate.errors ?? []);
  });
  checkMarks(spec);
}

/** Neither a property that is called so, nor a key within the value of an extension. */
function isExtension(path: JsonPath): boolean {
  if (path.at(-2) === 'properties') return false;
  return !path
    .slice(0, -1)
    .some((above, i) => String(above).startsWith('x-') && path[i - 1] !== 'properties');
}

function extensionProblem(spec: Spec, path: JsonPath, errors: readonly ErrorObject[]): Error {
  const [error] = errors;
  const at = [...path, ...fromPointer(error?.instancePath ?? '')];
  if (error?.keyword === 'additionalProperties') {
    const word = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
    return spec.problem([...at, word], `unknown key "${word}"${didYouMean(word, known)}`);
  }
  return spec.problem(at, describeError(error));
}

/** `x-provenance` of a group of constants marks each of them, and nothing else. */
function checkMarks(spec: Spec): void {
  walk(spec.document, (node, path) => {
    const key = path.at(-1);
    if (key !== 'x-plextera-signature' && key !== 'x-plextera-delivery') return;
    const { 'x-provenance': marks, ...constants } = node as JsonObject;
    const at = [...path, 'x-provenance'];
    const known = Object.keys(constants);
    for (const name of Object.keys(marks as JsonObject))
      if (!known.includes(name))
        throw spec.problem([...at, name], `unknown key "${name}"${didYouMean(name, known)}`);
    for (const name of known)
      if (!Object.hasOwn(marks as JsonObject, name))
        throw spec.problem(at, `x-provenance of "${name}" is missing; say seed, docs or assumed`);
  });
}
