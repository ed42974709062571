import { gzipSync } from 'node:zlib';
import type { BodyEdit } from '../cases/body-edit.ts';
import { fillWords, type Words } from './fill-words.ts';
import { findObject } from './find-object.ts';

/** One edit's value by its name: `{ append: string }` has `append`. */
type Edits = {
  readonly [Key in BodyEdit extends infer Edit ? (Edit extends Edit ? keyof Edit : never) : never]: Extract<
    BodyEdit,
    { readonly [K in Key]: unknown }
  >[Key];
};

/**
 * What each edit does to a body. They work on text with a character for each byte, because a body need not be UTF-8.
 */
const table: { readonly [Key in keyof Edits]: (body: string, value: Edits[Key], words: Words) => string } = {
  text: (_, text, words) => filled(text, words),
  prepend: (body, text, words) => filled(text, words) + body,
  append: (body, text, words) => body + filled(text, words),
  keepShare: (body, share) => body.slice(0, Math.floor(body.length * share)),
  replace: (body, { find, by }, words) => replaceFirst(body, filled(find, words), filled(by, words)),
  members: (body, { at, text }, words) => insertMember(body, at, filled(text, words)),
  nest: (body, { at, levels, kind }) => insertMember(body, at, `"probeNested":${nested(levels, kind)}`),
  padTo: (body, { at, bytes }) => padTo(body, at, bytes),
  flipBitAt: (body, share) => flipBit(body, Math.min(body.length - 1, Math.floor(body.length * share))),
  bytes: (body, { after, hex }, words) => {
    const text = filled(after, words);
    return replaceFirst(body, text, text + Buffer.from(hex, 'hex').toString('latin1'));
  },
  reformat: (body) => reformat(body),
  gzip: (body) => gzipSync(Buffer.from(body, 'latin1')).toString('latin1'),
};

/** Changes a body by each of some edits in turn. Throws for an edit that does not fit the body. */
export function editBody(body: Buffer, edits: readonly BodyEdit[], words: Words): Buffer {
  let text = body.toString('latin1');
  for (const edit of edits) text = editText(text, edit, words);
  return Buffer.from(text, 'latin1');
}

function editText(body: string, edit: BodyEdit, words: Words): string {
  const [[name, value]] = Object.entries(edit) as [[keyof Edits, never]];
  return table[name](body, value, words);
}

function filled(text: string, words: Words): string {
  return byBytes(fillWords(text, words));
}

function byBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function replaceFirst(body: string, find: string, by: string): string {
  if (!body.includes(find))
    throw new Error(`The body does not hold the text that is to be replaced: ${find}`);
  return body.replace(find, () => by);
}

function insertMember(body: string, pointer: string, member: string): string {
  const after = findObject(body, pointer) + 1;
  const comma = /^\s*\}/.test(body.slice(after)) ? '' : ',';
  return body.slice(0, after) + member + comma + body.slice(after);
}

function nested(levels: number, kind: 'array' | 'object'): string {
  return kind === 'array'
    ? '['.repeat(levels) + ']'.repeat(levels)
    : `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
}

function padTo(body: string, pointer: string, bytes: number): string {
  const empty = insertMember(body, pointer, '"probePadding":""');
  const padding = 'x'.repeat(Math.max(0, bytes - empty.length));
  return insertMember(body, pointer, `"probePadding":"${padding}"`);
}

function flipBit(body: string, at: number): string {
  if (at < 0) throw new Error('An empty body has no bit to flip.');
  return body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ 1) + body.slice(at + 1);
}

function reformat(body: string): string {
  const value: unknown = JSON.parse(Buffer.from(body, 'latin1').toString('utf8'));
  return byBytes(`${JSON.stringify(value, null, 2)}\n`.replaceAll('\n', '\r\n'));
}
