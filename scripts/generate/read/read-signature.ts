import { type JsonObject, type JsonPath, nodeAt } from './json.ts';
import { follow, needObject } from './navigate.ts';
import type { HeaderEntry } from './read-headers.ts';
import type { Spec } from './read-spec.ts';

/** The `x-plextera-signature` of an operation's security scheme, checked against what else names its header. */
export function readSignature(spec: Spec, operation: JsonPath, headers: readonly HeaderEntry[]): JsonObject {
  const path = follow(spec, [...operation, 'security', 0]);
  const at = [...path, 'x-plextera-signature'];
  const signature = needObject(spec, at);
  if (signature.header !== nodeAt(spec.document, [...path, 'name']))
    throw spec.problem([...path, 'name'], 'the scheme’s name and the header of its signature differ');
  const header = headers.find(({ role }) => role === 'signature');
  if (header && header.name !== signature.header)
    throw spec.problem([...at, 'header'], `the header with the x-role "signature" is ${header.name}`);
  checkFormat(spec, at, signature);
  return signature;
}

function checkFormat(spec: Spec, at: JsonPath, signature: JsonObject): void {
  const part = (key: string, value: string) => `${signature[key]}${signature.valueSeparator}{${value}}`;
  const parts = [part('timestampKey', 'timestamp'), part('signatureKey', 'signature')];
  const format = parts.join(String(signature.elementSeparator));
  if (signature.format !== format) throw spec.problem([...at, 'format'], `its own parts make ${format}`);
  for (const placeholder of ['{timestamp}', '{body}'])
    if (!String(signature.signedContent).includes(placeholder))
      throw spec.problem([...at, 'signedContent'], `${placeholder} is not signed`);
}
