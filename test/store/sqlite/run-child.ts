import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

interface ChildOptions {
  /** What a shell does before it becomes the child, such as `ulimit`. */
  readonly before?: string;
  readonly uid?: number;
  /** The data directory is a file system of its own with so much room. */
  readonly diskBytes?: number;
}

/** A process with a store of its own, which does not outlive the test. */
export interface Child {
  readonly pid: number;
  /** What it has said so far, a JSON value in each line. */
  readonly said: readonly unknown[];
  /** Resolves with the next line that it says. */
  next(): Promise<unknown>;
  say(line: string): void;
  /** Ends it as `kill -9` does, and resolves when it is gone. */
  kill(): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Starts one of the programs in `children.ts`. */
export function startChild(program: string, dataDir: string, options: ChildOptions = {}): Child {
  const node = [process.execPath, '--import', 'tsx', new URL('./children.ts', import.meta.url).pathname];
  const { before = 'true', uid, diskBytes } = options;
  const shell = ['/bin/bash', '-c', `${before}; exec "$@"`, 'bash', ...node, program, dataDir];
  const mount = `mount -t tmpfs -o size=${diskBytes},mode=700 tmpfs '${dataDir}' && exec "$@"`;
  const mounted = ['unshare', '-rm', '/bin/bash', '-c', mount, 'bash', ...shell];
  const [file = '', ...args] = diskBytes === undefined ? shell : mounted;
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const ended = once(child, 'exit');
  const said: unknown[] = [];
  const waiting: ((value: unknown) => void)[] = [];
  let read = 0;
  const hand = (): void => {
    while (read < said.length && waiting.length > 0) {
      waiting.shift()?.(said[read]);
      read += 1;
    }
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line));
    hand();
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    pid: child.pid ?? 0,
    said,
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        hand();
      }),
    say: (line) => void child.stdin.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL');
      await Promise.all([ended, once(child.stdout, 'close')]);
    },
    ended,
  };
}
