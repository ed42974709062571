import { spawnSync } from 'node:child_process';
import { median } from './interleave.ts';

/** One whole process: its median wall time over all rounds, in milliseconds. */
export interface ProcessTime {
  readonly name: string;
  readonly ms: number;
}

export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Secrets go by the environment, as everywhere. */
export const benchEnvironment = {
  ...process.env,
  PLEXTERA_SIGNING_SECRET: 'of-the-benchmark-and-nothing-else',
};

/** Runs whole processes in turn, the first round for warming up. */
export function timeProcesses(commands: readonly Command[], rounds = 11): readonly ProcessTime[] {
  const times = commands.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, { name, command, args }] of commands.entries()) {
      const start = performance.now();
      const { status, stderr } = spawnSync(command, args, { env: benchEnvironment, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
      if (round > 0) times[index]?.push(performance.now() - start);
    }
  return commands.map(({ name }, index) => ({ name, ms: median(times[index] ?? []) }));
}
