import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSpecFolder } from '../../generate/read/read-spec.ts';
import { SpecError } from '../../generate/read/spec-error.ts';
import { readWireContract, type WireContract } from './wire-contract.ts';

/** The folder that holds the contract of the last release, as people know it. */
export const releasedFolder = 'spec/released';

/** Whether there was a release. */
export function hasReleased(root: string): boolean {
  return existsSync(join(root, releasedFolder, 'asyncapi.yaml'));
}

/** The contract of the last release; throws a `SpecError` where there is none. */
export function readReleased(root: string): WireContract {
  if (!hasReleased(root))
    throw new SpecError(
      { file: releasedFolder },
      'nothing was released yet; "npm run contract:release" does it',
    );
  return readWireContract(readSpecFolder(join(root, releasedFolder), releasedFolder));
}
