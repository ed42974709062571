import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { checkRecordings } from '../../mock-server/drift/check-recordings.ts';
import { jsonErrorLine } from '../../mock-server/drift/reading/json-error-line.ts';
import { splitLines } from '../../mock-server/drift/reading/split-lines.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';
import { exportedLine, harEntry, harOf, recorded, secret, withBody } from './recordings.ts';

const good = recorded();
const check = (...paths: readonly string[]) => checkRecordings(paths, { secret });
const added = withBody(good, (event) => ({ ...event, region: 'eu' }));

describe('NDJSON', () => {
  test('broken lines are told with their numbers, and lose no other line', async () => {
    const text = [
      exportedLine(good),
      '{"id":"cut off\n',
      '\n',
      exportedLine(added),
      '[1]\n',
      '{"attempts":[{"requestHeaders":[],"requestBody":{"base64":"***"}}]}\n',
      '{"attempts":[{"requestHeaders":["no pair"],"requestBody":{"base64":""}}]}\n',
      '{"hello":"world"}\n',
      exportedLine(good, added).trimEnd(),
    ].join('');
    const file = tempFile(text, 'log.ndjson');
    const { requests, drifts } = await check(file);
    expect(requests).toBe(4);
    expect(drifts.map(({ code, message, requests, first }) => [code, message, requests, first])).toEqual([
      ['record', expect.stringContaining('no delivery'), 2, { file, line: 5 }],
      ['record', 'the line is not JSON', 1, { file, line: 2 }],
      ['record', 'the body is not base64', 1, { file, line: 6, attempt: 1 }],
      ['record', expect.stringContaining('headers'), 1, { file, line: 7, attempt: 1 }],
      ['unknown.field', 'is not declared', 2, { file, line: 4, attempt: 1 }],
    ]);
  });

  test('a line that is no text is broken, and so is none of those that only look like two', async () => {
    const odd = withBody(good, (event) => {
      event.data.document.fileName = 'a\u2028b\u0085c';
    });
    const bytes = Buffer.concat([Buffer.from(exportedLine(odd)), Buffer.from([0xff, 0x0a])]);
    const { requests, drifts } = await check(tempFile(bytes, 'log.jsonl'));
    expect([requests, drifts.map(({ message }) => message)]).toEqual([1, ['the line is not UTF-8']]);
  });

  test('attempts that are under way, and bodies that were not kept, are passed over', async () => {
    const line = { attempts: [{ number: 1, startedAt: good.startedAt }, { requestHeaders: good.headers }] };
    const { requests, skipped, drifts } = await check(
      tempFile(`${JSON.stringify(line)}\n{"attempts":[]}\n{"kind":"ignored"}\n${exportedLine(good)}`, 'l'),
    );
    expect({ requests, skipped, drifts }).toEqual({
      requests: 1,
      skipped: { withoutBody: 2, otherRequests: 1 },
      drifts: [],
    });
  });

  test('a time that is missing leaves the age of a signature unjudged, not the signature', async () => {
    const { startedAt: _, ...timeless } = good;
    const spoiled = { ...timeless, body: Buffer.concat([good.body, Buffer.from(' ')]) };
    const { signatures, drifts } = await check(tempFile(exportedLine(timeless, spoiled), 'log.ndjson'));
    expect(signatures).toEqual({ secretGiven: true, checked: 2 });
    expect(drifts.map(({ code, first: { attempt } }) => [code, attempt])).toEqual([
      ['signature.mismatch', 2],
    ]);
  });

  test('lines are handed out as the bytes come, and one without an end in sight is not held', async () => {
    const pulled: string[] = [];
    async function* source() {
      for (const text of ['one\ntw', 'o\n', 'x'.repeat(9), 'x\nlast']) {
        pulled.push(text);
        yield Buffer.from(text);
      }
    }
    const seen: unknown[] = [];
    for await (const { number, bytes } of splitLines(source(), 8))
      seen.push([number, bytes?.toString(), pulled.length]);
    expect(seen).toEqual([
      [1, 'one', 1],
      [2, 'two', 2],
      [3, undefined, 4],
      [4, 'last', 4],
    ]);
  });
});

describe('a HAR', () => {
  test('is known by its name or by its beginning, and its entries are counted', async () => {
    for (const name of ['log.har', 'log.json', 'log', 'log.txt']) {
      const file = tempFile(`\ufeff ${harOf(harEntry(good), harEntry(added))}`, name);
      const { requests, drifts } = await check(file);
      expect([requests, drifts.map(({ code, first }) => [code, first])]).toEqual([
        2,
        [['unknown.field', { file, entry: 2 }]],
      ]);
    }
  });

  test('holds bodies as text or as base64, as it says', async () => {
    const text = good.body.toString('base64');
    const har = harOf(
      harEntry(good, { text, _encoding: 'base64' }),
      harEntry(good, { text, encoding: 'base64' }),
      harEntry(good, { text: '***', _encoding: 'base64' }),
    );
    const { requests, signatures, drifts } = await check(tempFile(har, 'log.har'));
    expect([requests, signatures.checked]).toEqual([2, 2]);
    expect(drifts.map(({ code, first: { entry } }) => [code, entry])).toEqual([['record', 3]]);
  });

  test('may hold other requests, which are passed over, and broken entries, which lose no other', async () => {
    const other = { request: { method: 'GET', headers: [{ name: 'Accept', value: '*/*' }] } };
    const odd = { ...harEntry(good), request: { ...harEntry(good).request, method: 'PUT' } };
    const har = harOf(other, null, { request: { method: 'POST' } }, odd, harEntry(good));
    const { requests, skipped, drifts } = await check(tempFile(har, 'log.har'));
    expect([requests, skipped.otherRequests]).toEqual([2, 1]);
    expect(drifts.map(({ code, first: { entry }, examples }) => [code, entry, examples])).toEqual([
      ['record', 2, []],
      ['record', 3, []],
      ['method', 4, ['"PUT"']],
    ]);
  });

  test.each([
    ['cut off', '{"log":{"entries":[\n{},\n{"request":', 'line 3: it is not JSON.'],
    ['with a comma too many', '{"log":{"entries":[\n{},\n],"x":1}}', 'line 3: it is not JSON.'],
    ['with a bare word', '{"log":{\n"entries":[oops]}}\n\n', 'line 2: it is not JSON.'],
    ['without entries', '{"log":{}}', 'line 1: it has no log.entries, so it is no HAR.'],
    ['in another coding', Buffer.from('7b0a7bff7d0a7d', 'hex'), 'line 2: it is not UTF-8.'],
  ])('that is broken is refused with the line: %s', async (_, content, problem) => {
    const failed = check(tempFile(content, 'log.har'));
    await expect(failed).rejects.toMatchObject({ code: 'PLEXTERA_RECORDING' });
    await expect(failed).rejects.toThrow(problem);
  });

  test.each([
    ['{"a": TRUE\n}', 1],
    ['{\n"a" 1}', 2],
    ['{"a":1}\n}', 2],
    ['{"a":\n"b\tc"}', 2],
    ['[1,\n\n2 3]', 3],
    ['{1:2}', 1],
    ['["\\x"]', 1],
    ['\n[1}', 2],
    [`["${'a'.repeat(2_000_000)}",\nx]`, 2],
  ])('%# names the line of what is wrong', (text, line) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonErrorLine(text)).toBe(line);
  });
});

describe('a folder', () => {
  test('is read by name, each *.json as one body, and nothing else in it', async () => {
    const folder = tempFolder();
    const names = ['b.json', 'a.json', 'B.json', '10.json', '9.json'];
    for (const name of names) writeFileSync(join(folder, name), added.body);
    writeFileSync(join(folder, 'notes.txt'), 'no body');
    mkdirSync(join(folder, 'older.json'));
    const { requests, drifts, signatures } = await check(folder);
    expect(requests).toBe(5);
    expect(signatures).toEqual({ secretGiven: true, checked: 0 });
    expect(drifts.map(({ code, requests, first }) => [code, requests, basename(first.file)])).toEqual([
      ['unknown.field', 5, '10.json'],
    ]);
  });

  test('may hold what was received with a body, which is then checked too', async () => {
    const folder = tempFolder();
    const head = { receivedAt: good.startedAt, method: 'POST', path: '/', headers: good.headers };
    writeFileSync(join(folder, '1.json'), good.body);
    writeFileSync(join(folder, '1.request'), JSON.stringify(head));
    writeFileSync(join(folder, '2.json'), Buffer.from('{}'));
    writeFileSync(join(folder, '2.request'), JSON.stringify({ ...head, bodyRedacted: true }));
    writeFileSync(join(folder, '3.json'), good.body);
    writeFileSync(join(folder, '3.request'), '{"headers":');
    writeFileSync(join(folder, '4.request'), JSON.stringify(head));
    const { requests, signatures, drifts } = await check(folder);
    expect([requests, signatures.checked]).toEqual([3, 1]);
    const seen = drifts.map(({ code, where, first: { file } }) => `${basename(file)} ${code} ${where}`);
    expect(seen.filter((text) => !text.startsWith('2.json schema.required /'))).toEqual([
      '3.request record ',
    ]);
    expect(seen).toHaveLength(6);
  });

  test('of one file is the same as the file', async () => {
    const file = tempFile(added.body, 'body.json');
    const [alone] = (await check(file)).drifts;
    const [inFolder] = (await check(join(file, '..'))).drifts;
    expect(alone).toEqual(inFolder);
  });
});

describe('what is no recording is refused:', () => {
  test.each([
    ['text', 'hello\nworld\n', 'a.txt', 'line 1: the line is not JSON.'],
    ['nothing at all', '', 'a.ndjson', 'it holds no delivery.'],
    ['attempts under way only', '{"attempts":[{"number":1}]}', 'a.ndjson', '(1 were passed over)'],
    ['a HAR without deliveries', harOf(), 'a.har', 'it holds no delivery.'],
  ])('%s', async (_, text, name, problem) => {
    const failed = check(tempFile(text, name));
    await expect(failed).rejects.toMatchObject({ code: 'PLEXTERA_RECORDING' });
    await expect(failed).rejects.toThrow(problem);
  });

  test('a folder without bodies, and a path where nothing is', async () => {
    await expect(check(tempFolder())).rejects.toThrow('the folder holds no *.json.');
    const failed = check(join(tempFolder(), 'nothing'));
    await expect(failed).rejects.toMatchObject({ code: 'PLEXTERA_FILE' });
    await expect(failed).rejects.toThrow('there is no such file.');
  });
});

test('several recordings are one report', async () => {
  const paths = [tempFile(exportedLine(added), 'a.ndjson'), tempFile(harOf(harEntry(added)), 'b.har')];
  const { requests, drifts } = await check(...paths);
  expect([requests, drifts]).toEqual([
    2,
    [expect.objectContaining({ requests: 2, eventTypes: [eventTypes[0]] })],
  ]);
});
