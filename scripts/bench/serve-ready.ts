import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { median } from './interleave.ts';
import { benchEnvironment, type ProcessTime } from './time-processes.ts';

const rounds = 11;

/** From the start of the process to the line that says where it listens: `serve` beside a Fastify that does nothing. */
export async function benchServeReady(root: string): Promise<readonly ProcessTime[]> {
  const bin = join(root, 'dist/mock-server/cli/main.js');
  const bare = `require('fastify')().get('/', async () => ({})).listen({ port: 0 }).then((url) => console.log('ready ' + url))`;
  const servers = [
    { name: 'serve, until it listens: ours', args: [bin, 'serve', '--port', '0'] },
    { name: 'a Fastify with one route', args: ['-e', bare] },
  ];
  const times = servers.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, { args }] of servers.entries()) {
      const ms = await untilReady(root, args);
      if (round > 0) times[index]?.push(ms);
    }
  return servers.map(({ name }, index) => ({ name, ms: median(times[index] ?? []) }));
}

function untilReady(root: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: benchEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let readyMs: number | undefined;
  const look = (chunk: Buffer) => {
    output += chunk;
    if (readyMs !== undefined || !/\bready\b/.test(output)) return;
    readyMs = performance.now() - start;
    child.kill('SIGTERM');
  };
  child.stdout.on('data', look);
  child.stderr.on('data', look);
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      if (readyMs === undefined) reject(new Error(`${args.join(' ')} was never ready: ${output}`));
      else resolve(readyMs);
    });
  });
}
