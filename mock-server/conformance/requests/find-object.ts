const blank = /\s*/y;
const string = /"(?:[^"\\]|\\.)*"/y;
const scalar = /[^\s,\]}]+/y;

/**
 * Where in a JSON text the brace of an object stands, by a JSON pointer. The text is read and not parsed, so that what JSON
 * cannot hold twice, such as a number as it was written, stays as it is. Throws for a pointer that leads to no object.
 */
export function findObject(text: string, pointer: string): number {
  let at = skipBlank(text, 0);
  for (const part of pointer.split('/').slice(1))
    at = valueWithin(text, at, part.replaceAll('~1', '/').replaceAll('~0', '~'), pointer);
  if (text[at] !== '{') throw new Error(`There is no object at "${pointer}" of the body.`);
  return at;
}

function valueWithin(text: string, start: number, key: string, pointer: string): number {
  for (const [name, at] of entries(text, start)) if (name === key) return at;
  throw new Error(`There is nothing at "${pointer}" of the body.`);
}

/** The members of an object or the elements of an array, each with the place of its value. */
function* entries(text: string, start: number): Generator<readonly [name: string, at: number]> {
  const isArray = text[start] === '[';
  if (!isArray && text[start] !== '{') return;
  let at = skipBlank(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== (isArray ? ']' : '}'); index += 1) {
    let name = String(index);
    if (!isArray) {
      const end = endOf(string, text, at);
      name = JSON.parse(text.slice(at, end));
      at = skipBlank(text, skipBlank(text, end) + 1);
    }
    yield [name, at];
    at = skipBlank(text, endOfValue(text, at));
    if (text[at] === ',') at = skipBlank(text, at + 1);
  }
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOf(string, text, start);
  if (text[start] !== '{' && text[start] !== '[') return endOf(scalar, text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOf(string, text, at) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}

function skipBlank(text: string, at: number): number {
  return endOf(blank, text, at);
}

function endOf(token: RegExp, text: string, at: number): number {
  token.lastIndex = at;
  if (!token.test(text)) throw new Error(`The body is not JSON at character ${at}.`);
  return token.lastIndex;
}
