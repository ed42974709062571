import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDurablePaths } from './durable-paths.ts';
import { benchGenerate } from './generate.ts';
import { benchLoad } from './load.ts';
import { PeerFolder } from './peers/peer-folder.ts';
import { installValidators } from './peers/validators.ts';
import { benchSend } from './send.ts';
import { benchServeReady } from './serve-ready.ts';
import { benchSignature } from './signature.ts';
import { rowsOfRates, rowsOfTimes, tableHead, tableLine } from './table.ts';
import { benchValidation } from './validation.ts';

// Prints one table, and keeps it beside this file when nothing was left out. Only the ratios mean anything on another
// machine: every group is measured in turn, in one run.
const root = join(import.meta.dirname, '../..');
const databaseUrl = process.env.DATABASE_URL || undefined;

type Part = (peers: PeerFolder | undefined) => Promise<readonly string[]> | readonly string[];

const parts: Readonly<Record<string, Part>> = {
  validate: async (peers) =>
    benchValidation(root, peers ? await installValidators(peers) : []).flatMap((rates) =>
      rowsOfRates(rates).map(tableLine),
    ),
  sign: (peers) => benchSignature(peers).flatMap((rates) => rowsOfRates(rates).map(tableLine)),
  durable: async (peers) =>
    (await benchDurablePaths({ databaseUrl, peers })).flatMap((rates) => rowsOfRates(rates).map(tableLine)),
  load: (peers) => benchLoad(root, { peers: peers !== undefined }),
  send: async () => rowsOfTimes(await benchSend(root)).map(tableLine),
  serve: async () => rowsOfTimes(await benchServeReady(root)).map(tableLine),
  generate: (peers) => (peers ? rowsOfTimes(benchGenerate(root, peers)).map(tableLine) : []),
};

const { values, positionals } = parseArgs({
  options: { 'without-peers': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no part called ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}.\n`);
  process.exit(2);
}

const lines: string[] = [];
const print = (line: string) => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};
const [load = 0] = loadavg();
const cores = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
print(
  `Node ${process.version}, ${cores}, load ${load.toFixed(1)} at the start, ${new Date().toISOString().slice(0, 10)}; medians, in turn.\n`,
);
for (const line of tableHead) print(line);
const peers = values['without-peers'] ? undefined : new PeerFolder();
try {
  for (const [name, part] of Object.entries(parts))
    if (positionals.length === 0 || positionals.includes(name))
      for (const line of await part(peers)) print(line);
} finally {
  peers?.remove();
}
const whole = positionals.length === 0 && peers !== undefined && databaseUrl !== undefined;
if (whole) writeFileSync(join(import.meta.dirname, 'results.md'), `${lines.join('\n')}\n`);
else print('\nNot kept: only a run of every part, with the peers and a DATABASE_URL, becomes results.md.');
