import { PlexteraError } from '../../contract/errors.ts';
import { formatOf, type LineFormat } from './formats.ts';
import { type Line, linesOf } from './lines.ts';
import { RecordedDay } from './recorded-day.ts';

const MOST_REQUESTS = 20_000_000;

/**
 * Reads a record of requests, line by line: the mock's exports as NDJSON or HAR, or a CSV of times, event types and
 * bytes. All of it is read and checked before anything is sent.
 *
 * @throws PlexteraError `PLEXTERA_FILE` for a file that cannot be read or holds nothing, `PLEXTERA_CONFIG` for a line
 * that says something else.
 */
export async function readDay(file: string): Promise<RecordedDay> {
  const day = new RecordedDay();
  let format: LineFormat | undefined;
  try {
    for await (const line of linesOf(file)) {
      const text = line.number === 1 ? line.text.replace(/^\ufeff/, '') : line.text;
      if (text.trim() === '') continue;
      const isFirst = format === undefined;
      format ??= formatOf(text);
      if (isFirst && isHeading(text)) continue;
      addLine(day, { ...line, text }, format, file);
    }
  } catch (error) {
    throw fileError(error, file);
  }
  if (day.length === 0) throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it holds no request.' });
  day.order();
  return day;
}

/** Names of columns. */
function isHeading(text: string): boolean {
  return /^"?[a-z][\w ]*"?(?:,|$)/i.test(text.trim());
}

function addLine(day: RecordedDay, { text, number }: Line, format: LineFormat, file: string): void {
  try {
    for (const request of format(text)) day.add(request);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new PlexteraError('PLEXTERA_CONFIG', {
      file,
      line: number,
      problem,
      hint: 'Give an export of the mock (NDJSON or HAR), or a CSV with a time, and perhaps an event type and a size, on each line.',
    });
  }
  if (day.length > MOST_REQUESTS)
    throw new PlexteraError('PLEXTERA_FILE', {
      file,
      problem: `it holds more than ${MOST_REQUESTS} requests.`,
    });
}

function fileError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof PlexteraError) return error;
  if (error instanceof RangeError)
    return new PlexteraError('PLEXTERA_FILE', { file, problem: `${error.message}.` });
  const problems: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file.',
    EISDIR: 'it is a folder.',
    EACCES: 'it may not be read.',
  };
  return code === undefined
    ? error
    : new PlexteraError('PLEXTERA_FILE', { file, problem: problems[code] ?? `${code}.` });
}
