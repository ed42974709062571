import { describe, expect, it } from 'vitest';
import { readContract } from '../../scripts/generate/read/contract.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { refuseBadModels } from '../../scripts/generate/render/refuse-bad-models.ts';
import { projectRoot } from './spec-copy.ts';

const contract = readContract(readSpec(projectRoot));
const good = new Map(contract.events.map(({ schema }) => [schema, `export interface ${schema} {}`]));
const check = (name: string, text: string) => () =>
  refuseBadModels(contract, new Map([...good, [name, text]]));

describe('models are refused that', () => {
  it.each(['Root', 'AnonymousSchema_1', 'Anonymous'])('are called %s', (name) => {
    expect(check(name, '')).toThrow(
      `the model ${name} has a name that Modelina gives to schemas without one`,
    );
  });

  it.each(['value: any;', 'value?: any[];', 'value: Record<string, any>;', 'value: string | any;'])(
    'hold "%s"',
    (property) => {
      expect(check('Tags', `export interface Tags {\n  ${property}\n}`)).toThrow(
        /^spec\/asyncapi\.yaml:\d+: #\/components\/schemas\/Tags: its model holds an "any"; say what type it has$/,
      );
    },
  );

  it('lack an event', () => {
    expect(() => refuseBadModels(contract, new Map())).toThrow(': it got no model');
  });
});

it.each([
  'any: string;',
  'any?: string;',
  '/** any */\n  value: string;',
  'value: "any";',
  'company: string;',
])('models are accepted that hold "%s"', (property) => {
  expect(check('Tags', `export interface Tags {\n  ${property}\n}`)).not.toThrow();
});
