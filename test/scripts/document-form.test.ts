import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isObject, type Json, type JsonPath } from '../../scripts/generate/read/json.ts';
import { SpecCopy, sharedGenerator } from './spec-copy.ts';

const generate = sharedGenerator();

/** Where the order of keys is data: properties, the list of events, and what a payload is made of. */
function orderMatters(path: JsonPath): boolean {
  if (path.at(-1) === 'properties' || (path[0] === 'channels' && path.at(-1) === 'messages')) return true;
  const data = path.findIndex(
    (key, i) => key === 'x-sample' || (key === 'examples' && path[i - 1] !== 'properties'),
  );
  return data >= 0 && path.length > data + 1;
}

function reversed(node: Json, path: JsonPath = []): Json {
  if (Array.isArray(node)) return node.map((item, i) => reversed(item, [...path, i]));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, item]) => [key, reversed(item, [...path, key])] as const);
  return Object.fromEntries(orderMatters(path) ? entries : entries.reverse());
}

/** On which line something stands is all that the form of a document may change. */
function withoutLines(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const path = 'generated/spec-lines.ts';
  return new Map([...files, [path, files.get(path)?.replaceAll(/: \d+/g, ': 1') ?? '']]);
}

describe('the same contract gives the same files', { timeout: 60_000 }, () => {
  it('when it is generated twice', async () => {
    const copy = new SpecCopy();

    expect(await generate(copy.root)).toEqual(await generate(copy.root));
  });

  it('as those that are committed', async () => {
    const copy = new SpecCopy();
    const files = await generate(copy.root);

    for (const [path, text] of files) expect(copy.read(path), path).toBe(text);
  });

  it('whatever the order of keys, and written as JSON', async () => {
    const copy = new SpecCopy();
    const expected = withoutLines(await generate(copy.root));
    copy.write(JSON.stringify(reversed(parse(copy.read(), { maxAliasCount: -1 })), null, 2));

    expect(withoutLines(await generate(copy.root))).toEqual(expected);
  });

  it('whatever the ends of lines', async () => {
    const copy = new SpecCopy();
    const expected = await generate(copy.root);
    const example = 'spec/examples/workflow.run.failed/seed.json';
    for (const file of ['spec/asyncapi.yaml', 'README.md', example])
      copy.write(copy.read(file).replaceAll('\n', '\r\n'), file);

    const files = new Map(await generate(copy.root));

    // A README stays in the line ends that it has.
    expect(files.get('README.md')).toBe(expected.get('README.md')?.replaceAll('\n', '\r\n'));
    files.set('README.md', expected.get('README.md') ?? '');
    expect(files).toEqual(expected);
  });
});
