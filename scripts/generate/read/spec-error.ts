/** Where in the specification something stands: a file, a line and a column counted from 1, and a JSON pointer. */
export interface SpecLocation {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly path?: string | undefined;
}

/**
 * The specification cannot be used. Its message is one line, `file:line: path: what is wrong and what to do`,
 * and is all that a person gets to see.
 */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(location: SpecLocation, problem: string) {
    const { file, line, column } = location;
    const where = [file, line, column].filter((part) => part !== undefined).join(':');
    super(
      [where, location.path, problem]
        .filter(Boolean)
        .join(': ')
        .replaceAll(/\s*\n\s*/g, ' '),
    );
  }
}
