import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A receiver in a process of its own that answers 200 to everything. */
export async function startSink(): Promise<{ readonly url: string; stop(): void }> {
  const program = `require('node:http').createServer((q, s) => q.resume().on('end', () => s.end()))
    .listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${chunk.toString().trim()}/`, stop: () => void child.kill() };
}
