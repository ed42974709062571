import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchDurablePaths } from './durable-paths.ts';
import type { Rate } from './interleave.ts';
import { benchLoad } from './load.ts';
import { benchGenerate, benchSend, type ProcessTime } from './processes.ts';
import { benchSignature } from './signature.ts';
import { benchValidation } from './validation.ts';

// Prints one table. Only the ratios mean anything on another machine.
const root = join(import.meta.dirname, '../..');
const print = (line: string) => process.stdout.write(`${line}\n`);

print(
  `Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}; medians, in turn\n`,
);
print('| what | measured | ours is |');
print('| --- | --: | --: |');
for (const rates of [...benchValidation(root), ...benchSignature()]) printRates(rates);
const peers = process.argv.includes('--peers');
const databaseUrl = process.env.DATABASE_URL || undefined;
for (const rates of await benchDurablePaths({ databaseUrl, peers })) printRates(rates);
for (const row of await benchLoad(root, { peers })) print(row);
printTimes(await benchSend(root));
if (databaseUrl === undefined) print('\nWithout DATABASE_URL deliveries by way of PostgreSQL are left out.');
if (peers) printTimes(benchGenerate(root));
else
  print(
    '\nWith `-- --peers` BullMQ (on the Redis of REDIS_URL, or this machine’s), autocannon and the AsyncAPI CLI are installed into a folder of their own and timed too.',
  );

function printRates(rates: readonly Rate[]): void {
  const ours = rates[0]?.perSecond ?? 0;
  for (const [index, { name, perSecond }] of rates.entries())
    print(
      `| ${name} | ${Math.round(perSecond).toLocaleString('en')} /s | ${ratio(index, ours / perSecond, 'times as fast')} |`,
    );
}

function printTimes(times: readonly ProcessTime[]): void {
  const ours = times[0]?.ms ?? 0;
  for (const [index, { name, ms }] of times.entries())
    print(`| ${name} | ${Math.round(ms)} ms | ${ratio(index, ours / ms, 'of its time')} |`);
}

function ratio(index: number, value: number, words: string): string {
  return index === 0 ? '' : `${value.toFixed(2)} ${words}`;
}
