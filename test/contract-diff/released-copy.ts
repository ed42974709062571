import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { SpecCopy } from '../scripts/spec-copy.ts';

/** A copy of the project in which today's contract is the released one, as 1.0.0, whatever is released here. */
export function releasedCopy(): SpecCopy {
  const copy = new SpecCopy();
  copy.write(copy.read().replace(/^(?<key> {2}version: ).*$/m, '$<key>1.0.0')).remove('spec/released');
  for (const part of ['asyncapi.yaml', 'examples'])
    cpSync(join(copy.root, 'spec', part), join(copy.root, 'spec/released', part), { recursive: true });
  return copy;
}
