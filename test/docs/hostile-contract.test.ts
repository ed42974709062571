import { expect, test } from 'vitest';
import { hostile, hostileApi, hostileContract } from './hostile-contract.ts';
import { makeDocs, pageOf, textOf } from './pages.ts';

const ours = makeDocs();
const spoilt = makeDocs(hostileContract(), hostileApi());
const tagsOf = (html: string) =>
  new Set([...html.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, tag]) => tag?.toLowerCase()));
const attributesOf = (html: string) =>
  new Set(
    [...html.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) =>
      [...tag.matchAll(/ ([a-z-]+)(?==|[ >])/g)].map(([, name]) => name),
    ),
  );

test.each(['index.html', 'api.html'])(
  'whatever a contract says, %s gets no element and no attribute by it',
  (file) => {
    const [before, after] = [pageOf(ours, file), pageOf(spoilt, file)];
    expect([...tagsOf(after)].filter((tag) => !tagsOf(before).has(tag) && tag !== 'em')).toEqual([]);
    const quoted = after.replaceAll(/"[^"]*"/g, '""');
    expect(
      [...attributesOf(quoted)].filter(
        (name) => !attributesOf(before.replaceAll(/"[^"]*"/g, '""')).has(name),
      ),
    ).toEqual([]);
    expect(after).not.toMatch(/<(?:img|svg|b>globalThis)|href="javascript:/);
    // It is shown, so it was not lost either.
    expect(textOf(after)).toContain(hostile.slice(0, 40));
  },
);

test('what no reader would see, or what turns the text around it, is shown as a replacement sign', () => {
  for (const file of ['index.html', 'api.html'])
    for (const sign of ['\u202e', '\u2028', '\0', '\u001b']) expect(pageOf(spoilt, file)).not.toContain(sign);
});
