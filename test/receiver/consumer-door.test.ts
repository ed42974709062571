import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const door = new URL('mock-server/consumer.ts', root);

/** Every import of a file that is left when its types are gone. */
function importsOf(file: URL): readonly string[] {
  const source = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm);
  const calls = source.matchAll(/\b(?:import|require)\(\s*['"`]([^'"`]+)/g);
  return [...statements, ...calls].map(([, specifier = '']) => specifier);
}

function walk(file: URL, files: Set<string>, others: Set<string>): void {
  if (files.has(file.href)) return;
  files.add(file.href);
  for (const specifier of importsOf(file))
    if (specifier.startsWith('.')) walk(new URL(specifier, file), files, others);
    else others.add(specifier);
}

// Resolves as always, and writes down what our own files ask for.
const hook = `
  import { writeSync } from 'node:fs';
  export async function resolve(specifier, context, next) {
    const resolved = await next(specifier, context);
    const from = context.parentURL ?? '';
    if (/\\/(mock-server|generated)\\//.test(from)) writeSync(1, JSON.stringify(resolved.url) + '\\n');
    return resolved;
  }
`;
const program = `
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
  const { receive } = await import(${JSON.stringify(door.href)});
  if (receive('', {}, 'secret').kind !== 'refused') process.exit(3);
`;

test('the graph of imports behind the consumer door leads to node:crypto and to nothing else outside', () => {
  const files = new Set<string>();
  const others = new Set<string>();
  walk(door, files, others);
  expect([...others]).toEqual(['node:crypto']);
  const rooms = new Set(
    [...files].map((href) => href.slice(root.href.length).split('/').slice(0, -1).join('/')),
  );
  expect([...rooms].sort()).toEqual([
    'generated',
    'mock-server',
    'mock-server/contract',
    'mock-server/receiver',
    'mock-server/runtime',
    'mock-server/signature',
  ]);
});

test('a process that opens the consumer door loads node:crypto and no package', () => {
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  const child = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 15_000 });
  expect([child.status, child.stderr]).toEqual([0, '']);
  const loaded: readonly string[] = child.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(loaded.filter((url) => url.includes('/receive.ts'))).not.toEqual([]);
  const outside = loaded.filter((url) => !/\/(?:mock-server|generated)\/(?!.*node_modules)/.test(url));
  expect([...new Set(outside)]).toEqual(['node:crypto']);
});
