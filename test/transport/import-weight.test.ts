import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const program = `
  import { createRequire } from 'node:module';
  await import('./mock-server/transport/http-transport.ts');
  const loaded = Object.keys(createRequire(process.cwd() + '/x.js').cache);
  console.log(JSON.stringify(loaded.filter((path) => path.includes('/undici/'))));
`;

test('loading the transport loads one undici client, not fetch, WebSocket, caches or mocks', () => {
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 10_000 });
  const loaded: readonly string[] = JSON.parse(child.stdout);
  expect(loaded.some((path) => path.endsWith('/dispatcher/client.js'))).toBe(true);
  expect(loaded.filter((path) => /\/(web|mock|cache|interceptor)\/|\/undici\/index\.js/.test(path))).toEqual(
    [],
  );
});
