import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { EmitterInput, EmitterLine } from './emitter-process.ts';

export interface StartedEmitter {
  /** All that it has told so far. */
  readonly lines: readonly EmitterLine[];
  /** Resolves when it has told a line like this; rejects when that takes too long. */
  told(wanted: (line: EmitterLine) => boolean): Promise<void>;
  /** By SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

const patienceMs = 50_000;

/** Starts an emitter in a process of its own; who starts it kills it. */
export function spawnEmitter(input: EmitterInput): StartedEmitter {
  const file = fileURLToPath(new URL('emitter-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  const lines: EmitterLine[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)));
  const ended = once(child, 'close');
  return {
    lines,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async told(wanted) {
      const untilMs = systemClock.monotonicMs() + patienceMs;
      while (!lines.some(wanted)) {
        if (systemClock.monotonicMs() > untilMs) throw new Error('The emitter did not tell that.');
        await systemClock.sleep(5);
      }
    },
  };
}
