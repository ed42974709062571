import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { BodyEdit } from '../../../mock-server/conformance/cases/body-edit.ts';
import { editBody } from '../../../mock-server/conformance/requests/body-edits.ts';

const words = {
  eventId: 'evt_1',
  occurredAt: '2026-11-22T08:00:00Z',
  fresh: (name: string) => `fresh${name}`,
};
const edit = (text: string, ...edits: readonly BodyEdit[]) => editBody(Buffer.from(text), edits, words);
const edited = (text: string, ...edits: readonly BodyEdit[]) => edit(text, ...edits).toString();

describe.each<[string, string, BodyEdit, string]>([
  ['a text in its place', '{"a":1}', { text: '[é]' }, '[é]'],
  ['a text before it', '{}', { prepend: '\ufeff' }, '\ufeff{}'],
  ['a text behind it', '{}', { append: '\n' }, '{}\n'],
  ['its first half', '{"a":1}!', { keepShare: 0.5 }, '{"a"'],
  ['nothing of it', '{}', { keepShare: 0 }, ''],
  ['all of it', '{}', { keepShare: 1 }, '{}'],
  ['the first of several texts', '"é" "é"', { replace: { find: 'é', by: '$&' } }, '"$&" "é"'],
  ['a member at the beginning', '{"a":1}', { members: { at: '', text: '"b":1.0' } }, '{"b":1.0,"a":1}'],
  [
    'a member of an empty object',
    '{"a":{ }}',
    { members: { at: '/a', text: '"b":1e400' } },
    '{"a":{"b":1e400 }}',
  ],
  [
    'a member deep within',
    '{"a":[{},{"~/":{"c":1}}]}',
    { members: { at: '/a/1/~0~1', text: '"a":1,"a":2' } },
    '{"a":[{},{"~/":{"a":1,"a":2,"c":1}}]}',
  ],
  [
    'arrays in arrays',
    '{"a":1}',
    { nest: { at: '', levels: 3, kind: 'array' } },
    '{"probeNested":[[[]]],"a":1}',
  ],
  [
    'objects in objects',
    '{}',
    { nest: { at: '', levels: 3, kind: 'object' } },
    '{"probeNested":{"a":{"a":{}}}}',
  ],
  ['one bit', '{"a":1}', { flipBitAt: 0.5 }, '{"a#:1}'],
  ['one bit at the end', '{"a":1}', { flipBitAt: 1 }, '{"a":1|'],
  ['other white space', '{"a":["é"]}', { reformat: 'crlf' }, '{\r\n  "a": [\r\n    "é"\r\n  ]\r\n}\r\n'],
])('%s', (_, text, change, result) => {
  test('is what the edit makes of the body', () => {
    expect(edited(text, change)).toBe(result);
  });
});

test('bytes that are no UTF-8 stand behind a text, and stay what they are in the edits after', () => {
  const body = edit('{"é":"b"}', { bytes: { after: 'é', hex: 'ff00' } }, { append: '!' });
  expect(body.toString('latin1')).toBe('{"Ã©\xff\0":"b"}!');
});

test('padding makes the body exactly as long as it says', () => {
  const body = edit('{"a":{"b":1}}', { padTo: { at: '/a', bytes: 5000 } });
  expect(body).toHaveLength(5000);
  expect(JSON.parse(body.toString()).a).toEqual({ probePadding: expect.stringMatching(/^x+$/), b: 1 });
});

test('compression is undone by gunzip', () => {
  expect(gunzipSync(edit('{"a":1}', { gzip: true })).toString()).toBe('{"a":1}');
});

test('what was written by one edit is not written anew by the next', () => {
  const members = { members: { at: '', text: '"n":1.0,"n":9007199254740993' } };
  expect(edited('{"a":{}}', members, { members: { at: '/a', text: '"b":-0' } })).toBe(
    '{"n":1.0,"n":9007199254740993,"a":{"b":-0}}',
  );
});

test('texts may name the event, its time, and something new', () => {
  expect(
    edited('', { text: '{"eventId":"{eventId}","a":"{occurredAt}","b":"{fresh}{fresh:x}{{7*7}}{other}"}' }),
  ).toBe('{"eventId":"evt_1","a":"2026-11-22T08:00:00Z","b":"freshfreshx{{7*7}}{other}"}');
});

test.each<[string, BodyEdit]>([
  ['a text that is not there', { replace: { find: 'nowhere', by: '' } }],
  ['bytes behind a text that is not there', { bytes: { after: 'nowhere', hex: '00' } }],
  ['an object that is not there', { members: { at: '/b', text: '"c":1' } }],
  ['an array where an object should be', { members: { at: '/a', text: '"c":1' } }],
])('%s is an error, and no edit that does nothing', (_, change) => {
  expect(() => edit('{"a":[1]}', change)).toThrow(Error);
});
