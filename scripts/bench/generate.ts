import { join } from 'node:path';
import type { PeerFolder } from './peers/peer-folder.ts';
import { type ProcessTime, timeProcesses } from './time-processes.ts';

/** `generate` beside the AsyncAPI CLI, and beside json-schema-to-typescript, which is given the schemas ready made. */
export function benchGenerate(root: string, peers: PeerFolder): readonly ProcessTime[] {
  peers.install('@asyncapi/cli@6.2.0', 'json-schema-to-typescript@16.0.0');
  const spec = join(root, 'spec/asyncapi.yaml');
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const generate = [tsx, join(root, 'scripts/generate.ts')];
  const out = (name: string) => join(peers.path, name);
  return timeProcesses(
    [
      { name: 'generate, all of it: ours', command: process.execPath, args: generate },
      { name: 'generate --check: ours', command: process.execPath, args: [...generate, '--check'] },
      {
        name: 'AsyncAPI CLI, models only',
        command: peers.bin('asyncapi'),
        args: ['generate', 'models', 'typescript', spec, '-o', out('models')],
      },
      {
        name: 'json-schema-to-typescript, types of ready schemas only',
        command: peers.bin('json2ts'),
        args: ['-i', join(root, 'generated/schemas'), '-o', out('types')],
      },
    ],
    5,
  );
}
