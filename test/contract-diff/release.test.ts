import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/contract-diff/compare-contracts.ts';
import { readReleased } from '../../scripts/contract-diff/read/released-contract.ts';
import { readWireContract, type Version } from '../../scripts/contract-diff/read/wire-contract.ts';
import { judgeRelease } from '../../scripts/contract-diff/release/judge-release.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { runScript } from '../scripts/run-script.ts';
import type { SpecCopy } from '../scripts/spec-copy.ts';
import { releasedCopy } from './released-copy.ts';

const release = (copy: SpecCopy) => runScript('contract-release.ts', ['--root', copy.root]);
const raise = (copy: SpecCopy, version: string) => copy.replace('version: 1.0.0', `version: ${version}`);
const document = 'spec/released/asyncapi.yaml';

const wider = (copy: SpecCopy) => copy.replace('maxProperties: 50', 'maxProperties: 51');

describe('the contract:release command', { timeout: 60_000 }, () => {
  it('releases a breaking change with another major number, and from then on nothing is different', async () => {
    const copy = raise(wider(releasedCopy()), '2.0.0');

    const { code, stdout, stderr } = await release(copy);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('released 2.0.0 to spec/released/; commit it\n');
    expect(copy.read(document)).toBe(copy.read());
    expect(compareContracts(readReleased(copy.root), readWireContract(readSpec(copy.root))).findings).toEqual(
      [],
    );
  });

  it('refuses a version that does not say what changed, and touches nothing', async () => {
    const copy = raise(wider(releasedCopy()), '1.1.0');
    const before = copy.read(document);

    const { code, stdout, stderr } = await release(copy);

    expect(stderr).toMatch(
      /^spec\/asyncapi\.yaml:5: #\/info\/version: it breaks consumers of 1\.0\.0 [^\n]+\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(copy.read(document)).toBe(before);
  });

  it('releases what was never released, with the examples that the contract refers to and no others', async () => {
    const copy = releasedCopy()
      .remove('spec/released')
      .write('{}', 'spec/examples/workflow.run.failed/stray.json');

    const { code } = await release(copy);

    expect(code).toBe(0);
    const example = 'examples/workflow.run.failed/seed.json';
    expect(copy.read(`spec/released/${example}`)).toBe(copy.read(`spec/${example}`));
    expect(existsSync(join(copy.root, 'spec/released/examples/workflow.run.failed/stray.json'))).toBe(false);
    expect(readReleased(copy.root).events).toHaveLength(8);
  });

  it('does nothing where nothing changed', async () => {
    const { code, stdout } = await release(releasedCopy());

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '1.0.0 is released already, and nothing has changed\n',
    });
  });

  it('releases no document that generation would refuse', async () => {
    const copy = raise(releasedCopy(), '2.0.0').replace(
      'maxProperties: 50',
      'maxProperties: 50\n      nullable: true',
    );
    const before = copy.read(document);

    const { code, stderr } = await release(copy);

    expect(stderr).toMatch(
      /^spec\/asyncapi\.yaml:\d+: [^\n]*"nullable" is not used in this contract[^\n]*\n$/,
    );
    expect(code).toBe(2);
    expect(copy.read(document)).toBe(before);
  });

  it('takes the released contract back from a release that was stopped half-way', async () => {
    const copy = wider(releasedCopy());
    const before = copy.read(document);
    renameSync(join(copy.root, 'spec/released'), join(copy.root, 'spec/released.last'));

    const { code } = await release(copy);

    expect(code).toBe(1);
    expect(copy.read(document)).toBe(before);
    expect(existsSync(join(copy.root, 'spec/released.last'))).toBe(false);
  });
});

describe('of 1.4.2 a release', () => {
  const before: Version = [1, 4, 2];

  it.each([
    ['breaking', [2, 0, 0], undefined],
    ['breaking', [1, 5, 0], 'it breaks consumers of 1.4.2'],
    ['breaking', [0, 9, 0], 'or make it 2.0.0'],
    ['safe', [1, 5, 0], undefined],
    ['safe', [2, 0, 0], undefined],
    ['safe', [1, 4, 3], 'it adds to 1.4.2, which takes a minor number: make it 1.5.0'],
    ['safe', [1, 4, 2], '1.4.2 is released, and 1.4.2 is not higher: make it 1.5.0'],
    ['safe', [1, 3, 9], '1.4.2 is released, and 1.3.9 is not higher: make it 1.5.0'],
    ['docs', [1, 4, 3], undefined],
    ['docs', [1, 4, 2], '1.4.2 is released, and 1.4.2 is not higher: make it 1.4.3'],
    [undefined, [1, 4, 3], undefined],
  ] as const)('with a %s change can be %j or not', (verdict, after, reason) => {
    const refusal = judgeRelease(before, after, verdict);

    if (reason === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toContain(reason);
  });
});
