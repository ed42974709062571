/** One line of a file, counted from 1; without its bytes where it is longer than anybody should hold in memory. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | undefined;
}

/** The lines of a file as they come, so that a file of any length needs the memory of its longest line. */
export async function* splitLines(chunks: AsyncIterable<Buffer>, longestBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let held: Buffer[] = [];
  let size = 0;
  const hold = (part: Buffer) => {
    size += part.length;
    if (size <= longestBytes) held.push(part);
    else held = [];
  };
  const take = (): Line => {
    const line = { number: number++, bytes: size <= longestBytes ? Buffer.concat(held) : undefined };
    held = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      hold(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    hold(chunk.subarray(from));
  }
  if (size > 0) yield take();
}
