import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const LONGEST_CHARACTERS = 64 * 1024 * 1024;

/** A line of a file, without its end, and its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a file, read as they are asked for. Throws an error of the system, and a `RangeError` for a line of more than 64 MB. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let number = 0;
  let rest: string[] = [];
  let restLength = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const parts = decoder.write(chunk).split('\n');
    for (const [at, part] of parts.entries()) {
      rest.push(part);
      restLength += part.length;
      if (restLength > LONGEST_CHARACTERS) throw new RangeError(`line ${number + 1} has no end`);
      if (at === parts.length - 1) continue;
      yield { number: ++number, text: withoutReturn(rest.join('')) };
      rest = [];
      restLength = 0;
    }
  }
  const last = rest.join('') + decoder.end();
  if (last !== '') yield { number: ++number, text: withoutReturn(last) };
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
