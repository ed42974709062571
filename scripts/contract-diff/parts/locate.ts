import { type JsonPath, nodeAt } from '../../generate/read/json.ts';
import type { WireContract } from '../read/wire-contract.ts';

/** The file and line of what is at a path: in the new contract, or in the old one for what is gone. */
export function locate(
  before: WireContract,
  after: WireContract,
  path: JsonPath,
): { readonly file: string; readonly line: number } {
  const { spec } =
    nodeAt(after.spec.document, path) === undefined && nodeAt(before.spec.document, path) !== undefined
      ? before
      : after;
  return { file: spec.file, line: spec.lineOf(path) };
}
