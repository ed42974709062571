import { printableText } from '../../../delivery/printable-text.ts';

/** Text of any origin on one line of a report, with nothing in it that a terminal or a reader's eye would act on. */
export function oneLine(text: string, maxLength = 2_000): string {
  return printableText(text, maxLength);
}

/** The same over several lines and without an end, as of code. */
export function manyLines(text: string): readonly string[] {
  return text
    .replace(/\n$/, '')
    .split(/\r?\n/)
    .map((line) => oneLine(line.replaceAll('\t', '  '), Number.POSITIVE_INFINITY));
}
