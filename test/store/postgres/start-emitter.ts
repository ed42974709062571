import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import type { EmitterInput, EmitterLine } from './emitter-process.ts';
import { connectionString } from './temporary-schema.ts';

export interface StartedEmitter {
  /** All that it has told so far. */
  readonly lines: readonly EmitterLine[];
  /** Resolves when it has told a line like this. */
  told(wanted: (line: EmitterLine) => boolean): Promise<void>;
  /** By SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts an emitter in a process of its own, which does not outlive the test. */
export function startEmitter(input: Omit<EmitterInput, 'connectionString'>): StartedEmitter {
  const file = fileURLToPath(new URL('emitter-process.ts', import.meta.url));
  const argument = JSON.stringify({ ...input, connectionString });
  const child = spawn(process.execPath, ['--import', 'tsx', file, argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, DATABASE_URL: connectionString },
  });
  const lines: EmitterLine[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)));
  const ended = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    lines,
    kill,
    told: (wanted) =>
      vi.waitFor(() => expect(lines.some(wanted)).toBe(true), { timeout: 50_000, interval: 5 }),
  };
}
