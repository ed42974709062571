import { expect, test } from 'vitest';
import { findImportViolations, readSources } from '../../scripts/check-imports.ts';

const sources = readSources('.', 'generated', 'mock-server');

test('the repository keeps its import law', () => {
  expect(sources.size).toBeGreaterThan(50);
  expect(findImportViolations(sources)).toEqual([]);
});

test.each([
  ['an upward import', 'mock-server/signature/x.ts', "import { a } from '../dispatch/deliver.ts';"],
  ['an upward type', 'mock-server/contract/x.ts', "import type { A } from '../signature/sign.ts';"],
  ['an upward re-export', 'mock-server/delivery/x.ts', "export { a } from '../transport/dial.ts';"],
  ['an upward import at run time', 'mock-server/dispatch/x.ts', "const a = await import('../cli/run.ts');"],
  ['an import of a door', 'mock-server/cli/x.ts', "import { a } from '../consumer.ts';"],
  ['a door of a door', 'mock-server/x.ts', "import { a } from './consumer.ts';"],
  ['the generated files', 'mock-server/payloads/x.ts', "import { a } from '../../generated/catalog.ts';"],
  ['fastify elsewhere', 'mock-server/dispatch/x.ts', "import Fastify from 'fastify';"],
  ['a part of fastify elsewhere', 'mock-server/cli/x.ts', "import a from 'fastify/lib/errors.js';"],
  ['commander elsewhere', 'mock-server/server/x.ts', "import { Command } from 'commander';"],
  ['the process', 'mock-server/signature/x.ts', 'export const a = process.env.A;'],
  ['the time', 'mock-server/cli/x.ts', 'export const a = () => Date.now();'],
  ['the time as a date', 'mock-server/cli/x.ts', 'export const a = () => new Date();'],
  ['a timer', 'mock-server/transport/x.ts', 'setTimeout(() => undefined, 1);'],
  ['chance', 'mock-server/payloads/x.ts', 'export const a = Math.random;'],
  ['fetch', 'mock-server/transport/x.ts', "await fetch('http://127.0.0.1');"],
  [
    'a value from beyond a browser',
    'mock-server/dashboard/x.ts',
    "import { a } from '../faults/registry.ts';",
  ],
  ['a library of the browser elsewhere', 'mock-server/server/x.ts', "import { h } from 'preact';"],
  ['a default export', 'mock-server/cli/x.ts', 'export default 1;'],
])('it notices %s', (_, path, text) => {
  expect(findImportViolations(new Map([[path, text]]))).toHaveLength(1);
});

test('it notices two rooms of one floor that import each other', () => {
  const files = new Map([
    ['mock-server/signature/x.ts', "import { a } from '../delivery/y.ts';"],
    ['mock-server/delivery/y.ts', "import { b } from '../signature/x.ts';"],
  ]);
  expect(findImportViolations(files)).toEqual([
    'mock-server/delivery/y.ts: delivery and signature import each other',
  ]);
});

test('it takes no offence at words', () => {
  const text = [
    '/** As `fetch(url)` does; never Date.now(). */',
    "export const hint = 'Math.floor(Date.now() / 1000) of the process.';",
    'export const made = new Date(0);',
  ].join('\n');
  expect(findImportViolations(new Map([['mock-server/signature/x.ts', text]]))).toEqual([]);
});

test('the dashboard may take types from anywhere below it', () => {
  const text = "import type { A } from '../faults/scope.ts';\nimport { b } from '../contract/catalog.ts';";
  expect(findImportViolations(new Map([['mock-server/dashboard/x.tsx', text]]))).toEqual([]);
});

test('a room without a floor is an error that says what to do', () => {
  const files = new Map([['mock-server/cli/x.ts', "import { a } from '../attic/a.ts';"]]);
  expect(() => findImportViolations(files)).toThrow('attic has no floor yet');
});
