import { fromPointer, isObject, type Json, type JsonPath, nodeAt, walk } from '../read/json.ts';
import { referencedFile, type Spec } from '../read/read-spec.ts';

/** A reference is either to this document or to a file beside it; nothing is ever fetched. */
export function checkReferences(spec: Spec): void {
  walk(spec.document, (node, path) => {
    if (!isObject(node) || node.$ref === undefined || path.at(-1) === 'properties') return;
    checkReference(spec, node.$ref, [...path, '$ref']);
  });
}

function checkReference(spec: Spec, target: Json | undefined, at: JsonPath): void {
  if (typeof target !== 'string') throw spec.problem(at, 'a reference is text');
  if (target.startsWith('#')) followToTheEnd(spec, target, at);
  else if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//'))
    throw spec.problem(at, `${target} is remote; copy it into spec/, because nothing is fetched`);
  else referencedFile(spec, target, at);
}

function followToTheEnd(spec: Spec, start: string, at: JsonPath): void {
  const seen = new Set<string>();
  for (let target: string | undefined = start; target?.startsWith('#'); ) {
    if (seen.has(target)) throw spec.problem(at, `${start} leads back to itself and never to a value`);
    seen.add(target);
    const node = nodeAt(spec.document, fromPointer(target));
    if (node === undefined)
      throw spec.problem(at, `nothing is at ${target}; correct the reference or add what it names`);
    target = isObject(node) && typeof node.$ref === 'string' ? node.$ref : undefined;
  }
}
