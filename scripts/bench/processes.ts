import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, eventTypes, headers, signatureParameters } from '../../generated/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { median } from './interleave.ts';
import { startSink } from './sink.ts';

/** One whole process: its median wall time over all rounds, in milliseconds. */
export interface ProcessTime {
  readonly name: string;
  readonly ms: number;
}

interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** `send` from the built package beside an empty Node process and beside curl with openssl. */
export async function benchSend(root: string): Promise<readonly ProcessTime[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  const [type] = eventTypes;
  const sink = await startSink();
  const body = join(folder, 'body.json');
  writeFileSync(body, JSON.stringify(createEvent(type, { seed: 'bench' })));
  const bin = join(root, 'dist/mock-server/cli/main.js');
  const script = shellScript(body, sink.url);
  const times = timeProcesses([
    { name: `send ${type}: ours`, command: process.execPath, args: [bin, 'send', type, '--to', sink.url] },
    { name: 'an empty Node process', command: process.execPath, args: ['-e', '0'] },
    { name: 'curl and openssl in a shell', command: 'bash', args: ['-c', script] },
  ]);
  sink.stop();
  rmSync(folder, { recursive: true, force: true });
  return times;
}

/** What people write by hand today. */
function shellScript(body: string, url: string): string {
  const { algorithm, format, signedContent } = signatureParameters;
  const [beforeBody = ''] = signedContent.replace('{timestamp}', '%s').split('{body}');
  const header = format.replace('{timestamp}', '$t').replace('{signature}', '$mac');
  return `t=$(date +%s)
    mac=$({ printf '${beforeBody}' "$t"; cat ${body}; } | openssl dgst -${algorithm} -hmac "$PLEXTERA_SIGNING_SECRET" -hex | sed 's/.* //')
    curl -s -o /dev/null -H 'Content-Type: ${contract.contentType}' -H "${headers.signature.name}: ${header}" --data-binary @${body} ${url}`;
}

/** `generate` beside the AsyncAPI CLI, which is installed into a folder of its own and removed again. */
export function benchGenerate(root: string): readonly ProcessTime[] {
  const folder = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '@asyncapi/cli@6.2.0'], {
    cwd: folder,
  });
  const spec = join(root, 'spec/asyncapi.yaml');
  const cli = join(folder, 'node_modules/.bin/asyncapi');
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const generate = [tsx, join(root, 'scripts/generate.ts')];
  const times = timeProcesses(
    [
      { name: 'generate, all of it: ours', command: process.execPath, args: generate },
      { name: 'generate --check: ours', command: process.execPath, args: [...generate, '--check'] },
      {
        name: 'AsyncAPI CLI, models only',
        command: cli,
        args: ['generate', 'models', 'typescript', spec, '-o', join(folder, 'out')],
      },
    ],
    5,
  );
  rmSync(folder, { recursive: true, force: true });
  return times;
}

function timeProcesses(commands: readonly Command[], rounds = 11): readonly ProcessTime[] {
  const env = { ...process.env, PLEXTERA_SIGNING_SECRET: 'of-the-benchmark-and-nothing-else' };
  const times = commands.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, { name, command, args }] of commands.entries()) {
      const start = performance.now();
      const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
      if (round > 0) times[index]?.push(performance.now() - start);
    }
  return commands.map(({ name }, index) => ({ name, ms: median(times[index] ?? []) }));
}
