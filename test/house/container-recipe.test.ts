import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runInProcess } from '../fixtures/cli-bench.ts';

interface Emitter {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const dockerfile = readFileSync('.github/Dockerfile', 'utf8');
const { services } = parse(readFileSync('.github/compose.yaml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Emitter>>;
};
const emitters = Object.entries(services).filter(([name]) => name.startsWith('emitter'));

/** No engine runs here, so this asks only whether `serve` knows what the recipes tell it. */
async function shown([verb, ...flags]: readonly string[], env: Readonly<Record<string, string>>) {
  expect(verb).toBe('serve');
  const { code, stdout } = await runInProcess(['config', '--show', '--json', ...flags], { env });
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n');
  return new Map(
    lines
      .map((line) => JSON.parse(line) as { name: string; value: unknown })
      .map((row) => [row.name, row.value]),
  );
}

test('the image starts `serve` with options that it has', async () => {
  const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  const options = await shown(JSON.parse(command) as string[], {});
  expect(options.get('host')).toBe('0.0.0.0');
  expect(options.get('dataDir')).toBe('/data');
});

test('two emitters share one database, each under a name that its callers use', async () => {
  expect(emitters).toHaveLength(2);
  const urls = new Set<string>();
  for (const [, { command, environment }] of emitters) {
    const options = await shown(command, environment);
    expect(options.get('host')).toBe('0.0.0.0');
    expect(options.get('yes')).toBe(true);
    urls.add(environment.DATABASE_URL ?? '');
  }
  expect(urls.size).toBe(1);
});

test('the image copies what the entry point needs', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
  const [entry = ''] = Object.values(bin);
  expect(dockerfile).toContain(`"${entry}"`);
  expect(dockerfile).toContain('COPY --from=build /build/dist ./dist');
});
