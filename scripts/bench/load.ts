import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventTypes } from '../../generated/catalog.ts';
import { median } from './interleave.ts';
import { autocannons, benchSecret, connections, type LoadTool, wrks } from './load-peers.ts';
import { percentileRows } from './load-percentiles.ts';
import { isInstalled, nginx, startNginxSink } from './load-sink.ts';

const rounds = 5;
const seconds = 4;
const env = { ...process.env, PLEXTERA_SIGNING_SECRET: benchSecret };

/**
 * Rows of the table: events per second of `load` beside other load tools, all of them against an nginx that does nothing;
 * then what `load` needs of memory, how late it is at 2,000 a second, and how far its percentiles are from exact ones.
 */
export async function benchLoad(
  root: string,
  { peers }: { readonly peers: boolean },
): Promise<readonly string[]> {
  if (!isInstalled(nginx)) return ['| load | not measured: there is no nginx to send to | |'];
  const folder = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  const sink = await startNginxSink();
  try {
    const tools = [
      ours(root, sink.url),
      ours(root, sink.url, 2),
      ...(peers ? autocannons(folder, sink.url, seconds) : []),
      ...(isInstalled('wrk') ? wrks(folder, sink.url, seconds) : []),
    ];
    return [
      ...rateRows(tools),
      ...(await memoryRows(root, sink.url)),
      latenessRow(root, sink.url),
      ...(await percentileRows(sink.url)),
    ];
  } finally {
    await sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function ours(root: string, url: string, workers = 1): LoadTool {
  return {
    name: workers === 1 ? 'load, each new and signed: ours' : `load, by ${workers} workers`,
    command: process.execPath,
    args: [...loadArgs(root, url), '--for', `${seconds}s`, '--workers', String(workers)],
    perSecond: (output) => JSON.parse(output).answersPerSecond,
  };
}

/** One event type, as the peers send one. */
function loadArgs(root: string, url: string): readonly string[] {
  const main = join(root, 'dist/mock-server/cli/main.js');
  const [type] = eventTypes;
  return [main, 'load', '--to', url, '--event', type, '--concurrency', String(connections), '--json'];
}

function rateRows(tools: readonly LoadTool[]): readonly string[] {
  const rates = tools.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, { name, command, args, perSecond }] of tools.entries()) {
      const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
      const rate = perSecond(stdout);
      if (status !== 0 || !(rate > 0)) throw new Error(`${name} ended with ${status}: ${stdout}${stderr}`);
      if (round > 0) rates[index]?.push(rate);
    }
  const medians = rates.map(median);
  return tools.map(({ name }, index) => {
    const rate = medians[index] ?? Number.NaN;
    const ratio = index === 0 ? '' : `${((medians[0] ?? 0) / rate).toFixed(2)} times as fast`;
    return `| ${name} | ${Math.round(rate).toLocaleString('en')} /s | ${ratio} |`;
  });
}

/** Resident memory when the last of so many events has been sent. */
async function memoryRows(root: string, url: string): Promise<readonly string[]> {
  const few = await residentMb([...loadArgs(root, url), '--count', '100000']);
  const many = await residentMb([...loadArgs(root, url), '--count', '1000000']);
  const ratio = `${(many / few).toFixed(2)} times that after 100,000`;
  return [
    `| load, memory after 100,000 events | ${few.toFixed(0)} MB | |`,
    `| load, memory after 1,000,000 events | ${many.toFixed(0)} MB | ${ratio} |`,
  ];
}

function residentMb(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const { pid } = child;
  let mb = 0;
  const look = setInterval(() => {
    try {
      mb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000 || mb;
    } catch {
      // It has just ended: the last look counts.
    }
  }, 100);
  return new Promise((resolve, reject) => {
    child.stdout.resume();
    child.once('close', (code) => {
      clearInterval(look);
      if (code === 0) resolve(mb);
      else reject(new Error(`load ended with ${code}`));
    });
  });
}

function latenessRow(root: string, url: string): string {
  const measured = Array.from({ length: rounds }, () => {
    const args = [...loadArgs(root, url), '--rate', '2000', '--for', '5s'];
    const { stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    return Number(JSON.parse(stdout).lateness.p99);
  });
  return `| load, p99 of how late events are sent at 2,000/s | ${median(measured).toFixed(1)} ms | |`;
}
