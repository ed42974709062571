import { spawn } from 'node:child_process';
import { once } from 'node:events';

// By hand and not by `node:http`, so that the sink leaves the machine to what is measured.
const program = `
  const answer = 'HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n';
  require('node:net').createServer((socket) => {
    let head = '';
    let left = 0;
    socket.setNoDelay().on('error', () => undefined).on('data', (chunk) => {
      for (let from = 0; from < chunk.length; ) {
        if (left > 0) {
          const taken = Math.min(left, chunk.length - from);
          left -= taken;
          from += taken;
          if (left === 0) socket.write(answer);
          continue;
        }
        const before = head.length;
        head += chunk.latin1Slice(from);
        const end = head.indexOf('\\r\\n\\r\\n');
        if (end < 0) break;
        from += end + 4 - before;
        left = Number(/content-length: (\\d+)/i.exec(head)?.[1] ?? 0);
        head = '';
        if (left === 0) socket.write(answer);
      }
    });
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;

/** A receiver in a process of its own that answers 200 to everything. */
export async function startSink(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${chunk.toString().trim()}/`, stop: () => void child.kill() };
}
