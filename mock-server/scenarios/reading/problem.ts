import { closestName } from '../../contract/closest-name.ts';

/** Something that is wrong with a scenario. */
export interface ScenarioProblem {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** JSON pointer (RFC 6901) into the file; '' is the whole of it. */
  readonly pointer: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** The same before anybody knows where it stands; `key` is a key at the pointer that is the trouble itself. */
export interface FoundProblem extends Pick<ScenarioProblem, 'pointer' | 'message' | 'hint'> {
  readonly key?: string;
}

/** ` Did you mean x?`, or nothing where no name is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = closestName(name.slice(0, 100), names);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** A key as a part of a JSON pointer. */
export function pointerPart(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
