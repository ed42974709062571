import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const hasPython = spawnSync('python3', ['--version']).status === 0;

const script = join(import.meta.dirname, 'python_receiver.py');
const schemas = join(import.meta.dirname, '../../generated/schemas');

/** The Python receiver in a process of its own; its events are in a file, and outlive it. */
export interface PythonReceiver {
  readonly url: string;
  /** Answers how often an event was applied; with `{eventId}` in it. */
  readonly countUrl: string;
  /** A POST to it lets the next event fail. */
  readonly failUrl: string;
  /** Kills the process, and starts another on the same port with the same file. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1; rejects with what it says when it does not start. */
export async function startPythonReceiver(databaseFile: string, secret: string): Promise<PythonReceiver> {
  const start = async (port?: number) => {
    const options = port === undefined ? [] : [String(port)];
    const env = { ...process.env, PLEXTERA_SIGNING_SECRET: secret };
    const started = spawn('python3', [script, databaseFile, schemas, ...options], { env });
    try {
      return { process: started, port: await portOf(started) };
    } catch (error) {
      await kill(started);
      throw error;
    }
  };
  let running = await start();
  const { port } = running;
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/webhooks`,
    countUrl: `${origin}/applied/{eventId}`,
    failUrl: `${origin}/fail-once`,
    async restart() {
      await kill(running.process);
      running = await start(port);
    },
    close: () => kill(running.process),
  };
}

async function portOf({ stdout, stderr }: ChildProcess): Promise<number> {
  if (!stdout || !stderr) throw new Error('The Python receiver has no output.');
  const said = await Promise.race([once(stdout, 'data').then(String), text(stderr)]);
  if (/^\d+\s*$/.test(said)) return Number(said);
  throw new Error(`The Python receiver did not start: ${said}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
