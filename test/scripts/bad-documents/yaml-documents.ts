import type { BadDocument } from './bad-document.ts';

export const yaml: readonly BadDocument[] = [
  {
    what: 'is not YAML',
    spoil: (copy) => copy.replace('  license:\n', '  license: [\n'),
    says: 'not valid YAML: Implicit keys need to be on a single line',
    on: 'name: Apache-2.0',
  },
  {
    what: 'has a key twice',
    spoil: (copy) => copy.replace('  version: 1.0.0', '  version: 1.0.0\n  version: 1.0.1'),
    says: 'not valid YAML: Map keys must be unique',
    on: 'version: 1.0.1',
  },
  {
    what: 'has a tag of unknown meaning',
    spoil: (copy) => copy.replace('version: 1.0.0', 'version: !secret 1.0.0'),
    says: 'not valid YAML: Unresolved tag: !secret',
    on: '!secret',
  },
  {
    what: 'is a list',
    spoil: (copy) => copy.write('- a\n- b\n'),
    says: 'an AsyncAPI document is a YAML mapping',
    on: '- a',
  },
  {
    what: 'is empty',
    spoil: (copy) => copy.write(''),
    says: 'an AsyncAPI document is a YAML mapping',
    on: '',
  },
  {
    what: 'holds an anchor within itself',
    spoil: (copy) => copy.replace('info:\n', 'info: &info\n  x-self: *info\n'),
    says: 'not valid YAML: Converting circular structure to JSON',
  },
  {
    what: 'is nested deeper than anybody means',
    spoil: (copy) => copy.write(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`),
    says: 'not valid YAML: Maximum call stack size exceeded',
    on: 'a: [',
  },
  {
    what: 'doubles an anchor until it fills the memory',
    spoil: (copy) => {
      const doubled = Array.from({ length: 30 }, (_, i) => `x-a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`);
      copy.write(`x-a0: &a0 [1]\n${doubled.join('')}${copy.read()}`);
    },
    says: 'not valid YAML: Excessive alias count indicates a resource exhaustion attack',
  },
  {
    what: 'is not there',
    spoil: (copy) => copy.remove('spec/asyncapi.yaml'),
    says: 'there is no such file; is --root right?',
  },
];
