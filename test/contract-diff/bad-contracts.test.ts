import { expect, it } from 'vitest';
import { compareContracts } from '../../scripts/contract-diff/compare-contracts.ts';
import { readReleased } from '../../scripts/contract-diff/read/released-contract.ts';
import { readWireContract } from '../../scripts/contract-diff/read/wire-contract.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { SpecError } from '../../scripts/generate/read/spec-error.ts';
import type { SpecCopy } from '../scripts/spec-copy.ts';
import { releasedCopy } from './released-copy.ts';

const broken = 'channels: {\n';

it.each([
  [
    'bad YAML in spec/released/',
    (copy: SpecCopy) => copy.replace('channels:\n', broken, 'spec/released/asyncapi.yaml'),
    /^spec\/released\/asyncapi\.yaml:\d+: not valid YAML: [^\n]+$/,
  ],
  [
    'an example that is gone from spec/released/',
    (copy: SpecCopy) => copy.remove('spec/released/examples/workflow.run.failed/seed.json'),
    /^spec\/released\/asyncapi\.yaml:\d+: #\/[^\n]+ there is no file \.\/examples\/workflow\.run\.failed\/seed\.json[^\n]*$/,
  ],
  [
    'a schema that is none',
    (copy: SpecCopy) => copy.replace('maxProperties: 50', 'maxProperties: fifty'),
    /^spec\/asyncapi\.yaml:\d+: #\/components\/schemas\/Tags\/maxProperties: must be integer$/,
  ],
  [
    'a pattern that is none',
    (copy: SpecCopy) => copy.replace('maxProperties: 50', 'patternProperties: { "(": true }'),
    /^spec\/asyncapi\.yaml:\d+: #\/components\/schemas\/Tags\/patternProperties: \( is no regular expression$/,
  ],
  [
    'a version that is none',
    (copy: SpecCopy) => copy.replace('version: 1.0.0', 'version: one'),
    /^spec\/asyncapi\.yaml:5: #\/info\/version: [^\n]+ such as 1\.4\.0$/,
  ],
  [
    'a project without a release',
    (copy: SpecCopy) => copy.remove('spec/released'),
    /^spec\/released: nothing was released yet; "npm run contract:release" does it$/,
  ],
])('one line with file, line and place is said of %s', { timeout: 60_000 }, (_, spoil, message) => {
  const { root } = spoil(releasedCopy());

  const compare = () => compareContracts(readReleased(root), readWireContract(readSpec(root)));

  expect(compare).toThrow(SpecError);
  expect(compare).toThrow(message);
});
