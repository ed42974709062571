import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlexteraError } from '../../mock-server/contract/errors.ts';
import { checkRecordings } from '../../mock-server/drift/check-recordings.ts';
import { checkRequest } from '../../mock-server/drift/findings/check-request.ts';
import { jsonErrorLine } from '../../mock-server/drift/reading/json-error-line.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { exportedLine, recorded, secret } from './recordings.ts';

/** Where Node's own parser says that a text is wrong, which it does for some mistakes. */
function parserLine(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
  }
}

test('whatever is recorded, it is checked or refused, and nothing is thrown that has no code', {
  timeout: 60_000,
}, async () => {
  const folder = tempFolder();
  const good = exportedLine(recorded());
  const spoiled = fc
    .tuple(fc.nat(good.length - 1), fc.string({ unit: 'binary', maxLength: 4 }))
    .map(([at, text]) => good.slice(0, at) + text + good.slice(at + text.length));
  const content = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), spoiled);
  await fc.assert(
    fc.asyncProperty(content, fc.constantFrom('a.ndjson', 'a.har', 'a.json'), async (text, name) => {
      try {
        const file = join(folder, name);
        writeFileSync(file, text);
        const { requests } = await checkRecordings([file], { secret });
        expect(requests).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(PlexteraError);
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever a body and its headers are, they are judged', () => {
  const headers = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })));
  const body = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => Buffer.from(text)),
    fc.jsonValue().map((value) => {
      const event = JSON.parse(String(recorded().body));
      return Buffer.from(JSON.stringify({ ...event, data: value }));
    }),
  );
  fc.assert(
    fc.property(headers, body, (pairs, bytes) => {
      const request = {
        kind: 'request',
        at: { file: 'x' },
        headers: pairs,
        body: bytes,
        exact: true,
      } as const;
      expect(checkRequest(request, secret).findings.length).toBeGreaterThan(0);
    }),
  );
});

test('the line of an error in JSON is the one that the parser means, where that says it', () => {
  const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'true', '\n', ' ', 'x', '-', '"');
  let compared = 0;
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      // Of a text that ends too early the parser means its very end, and we the last line with anything on it.
      const text = tokens.join('').trimEnd();
      const expected = parserLine(text);
      if (expected === undefined) return;
      compared++;
      expect(jsonErrorLine(text)).toBe(expected);
    }),
    { numRuns: 5_000 },
  );
  expect(compared).toBeGreaterThan(100);
});

const examples = join('spec', 'examples');
test.each(readdirSync(examples))('the bodies that are shipped as examples are clean: %s', async (type) => {
  const { requests, drifts } = await checkRecordings([join(examples, type)], {});
  expect([requests > 0, drifts]).toEqual([true, []]);
});
