import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shapes } from '../../mock-server/contract/shapes.ts';
import { commonSchemas, specFile, specLines } from '../../mock-server/contract/spec-lines.ts';
import { checkedContract } from '../../scripts/generate/check/checked-contract.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { renderSpecLines } from '../../scripts/generate/render/spec-lines.ts';
import { SpecCopy } from '../scripts/spec-copy.ts';

const text = readFileSync(specFile, 'utf8').split('\n');
/** The key that a line begins with, also within braces. */
const keyAt = (line: number) => /^\s*(?:\{ )?"?([^\s":]+)"?:/.exec(text[line - 1] ?? '')?.[1];

describe('every line of the document that findings point to begins with what it declares:', () => {
  test.each(Object.keys(specLines.schemas))('%s', (name) => {
    const { line, properties, values } = specLines.schemas[name] ?? { line: 0, properties: {} };
    expect(keyAt(line)).toBe(name);
    for (const [property, at] of Object.entries(properties)) expect(keyAt(at), property).toBe(property);
    if (values !== undefined) expect(keyAt(values)).toBe('x-known-values');
    const shape = shapes[name];
    const declared = shape && 'properties' in shape ? Object.keys(shape.properties) : [];
    expect(Object.keys(properties)).toEqual(declared);
    expect(values !== undefined).toBe(shape !== undefined && 'values' in shape);
  });

  test('the signature, the event types, and what else every delivery has', () => {
    for (const [key, at] of Object.entries(specLines.signature)) expect(keyAt(at)).toBe(key);
    for (const [type, at] of Object.entries(specLines.events)) expect(text[at]).toContain(`name: ${type}`);
    expect([specLines.method, specLines.contentType, specLines.eventTypes].map(keyAt)).toEqual([
      'method',
      'defaultContentType',
      'messages',
    ]);
    for (const name of Object.values(commonSchemas)) expect(specLines.schemas[name]).toBeDefined();
  });
});

test('they follow the document when its lines move', () => {
  const copy = new SpecCopy().replace('\nchannels:\n', '\n# one\n# two\n# three\nchannels:\n');
  const [before, after] = ['.', copy.root].map((root) => renderSpecLines(checkedContract(readSpec(root))));
  expect(before).toBe(readFileSync('generated/spec-lines.ts', 'utf8'));
  const moved = before?.replaceAll(/: (\d+)(,?)$/gm, (_, line: string, comma: string) => {
    // What stands above the inserted lines stays.
    const at = Number(line) < specLines.eventTypes ? Number(line) : Number(line) + 3;
    return `: ${at}${comma}`;
  });
  expect(after).toBe(moved);
  expect(after).not.toBe(before);
});
