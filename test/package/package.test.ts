import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageVersion } from '../../mock-server/runtime/package-version.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'plextera-package-'));
const project = join(folder, 'project');
let tarball = '';
let files: readonly string[] = [];

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  ) as readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[];
  if (!packed) throw new Error('npm pack said nothing');
  tarball = join(folder, packed.filename);
  files = packed.files.map(({ path }) => path);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  run(
    'npm',
    ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball],
    project,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the published package', () => {
  it('holds the doors, the schemas and the contract, and nothing else', () => {
    const rooms = new Set(files.map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...rooms].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/chunks',
      'dist/dashboard',
      'dist/generated',
      'dist/mock-server',
      'generated/schemas',
      'package.json',
      'spec/asyncapi.yaml',
      'spec/examples',
    ]);
    expect(files.filter((path) => /\.test\.|\.ts$/.test(path) && !path.endsWith('.d.ts'))).toEqual([]);
  });

  it('has the version that the command line tells', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(packageVersion).toBe(version);
  });

  it('runs no script when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it('passes publint', () => {
    expect(run('npx', ['publint', 'run', tarball, '--strict'], root)).toContain('All good!');
  });

  it('has types that every resolver of ES modules finds', () => {
    const report = run(
      'npx',
      [
        'attw',
        tarball,
        '--profile',
        'esm-only',
        '--format',
        'ascii',
        '--exclude-entrypoints',
        'asyncapi.yaml',
      ],
      root,
    );
    // A problem ends the command with an error; what a CommonJS resolver would say is ignored by the profile.
    expect(report).not.toMatch(/^(?:node16 \(from ESM\)|bundler): 💀/m);
    expect(report.match(/^node16 \(from ESM\): 🟢 \(ESM\)/gm)).toHaveLength(4);
  });

  it('serves all its doors to a project that installed it', () => {
    writeFileSync(
      join(project, 'use.mjs'),
      `import { receive, sign, eventTypes } from 'plextera-webhooks';
       import { createEvent, signedRequest } from 'plextera-webhooks/testing';
       import { buildServer, createHttpTransport, Mock, openStore, systemClock, systemRandom } from 'plextera-webhooks/mock-server';
       import schema from 'plextera-webhooks/schemas/event.json' with { type: 'json' };
       import { createRequire } from 'node:module';
       const yaml = createRequire(import.meta.url).resolve('plextera-webhooks/asyncapi.yaml');
       const request = signedRequest(createEvent(eventTypes[0]), 'whsec_of_this_test');
       const transport = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
       const store = await openStore({ clock: systemClock, owner: 'test' });
       const mock = new Mock({ store, transport, clock: systemClock, random: systemRandom, owner: 'test' });
       const server = buildServer({ mock });
       const health = await server.inject('/healthz');
       await server.close();
       await mock.drain();
       console.log(JSON.stringify([receive(request.body, request.headers, 'whsec_of_this_test').kind, typeof sign, health.statusCode, schema.title, yaml.endsWith('asyncapi.yaml')]));`,
    );
    const output = run(process.execPath, ['--disable-warning=ExperimentalWarning', 'use.mjs'], project);
    expect(JSON.parse(output)).toEqual(['event', 'function', 200, 'PlexteraEvent', true]);
  });

  it('type-checks in a project that uses it, and narrows events there', () => {
    writeFileSync(
      join(project, 'use.ts'),
      `import { receive } from 'plextera-webhooks';
       const received = receive(new Uint8Array(), {}, 'whsec_of_this_test');
       if (received.kind === 'event' && received.event.eventType === 'workflow.run.failed') {
         const code: string = received.event.data.error.code;
         // @ts-expect-error a failed run has no output
         received.event.data.output;
         console.log(code);
       }`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    expect(run(process.execPath, [compiler, ...options, 'use.ts'], project)).toBe('');
  });

  it('brings a command that lists the event types', () => {
    expect(run('npx', ['--no-install', 'plextera-webhooks', 'events'], project)).toContain(
      'workflow.run.failed',
    );
  });
});
