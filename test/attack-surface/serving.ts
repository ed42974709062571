import { type ReceiverAnswer, startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { type CliOptions, startCli } from '../fixtures/run-cli.ts';

export const type = 'workflow.run.failed';
export const json = { 'content-type': 'application/json' };

/** `serve` in a process of its own, on any free port. */
export async function startServe(args: readonly string[], options: CliOptions = {}) {
  const process = startCli(['serve', '--port', '0', ...args], options);
  const [, port = ''] = await process.waitFor(/API +http:\/\/.+:(\d+)\/api/);
  await process.waitFor(/\^C to quit/);
  const origin = `http://127.0.0.1:${port}`;
  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    fetch(origin + path, {
      method,
      headers: { ...(body === undefined ? {} : json), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** Ends it in good order, and resolves with all that it wrote. */
  const stop = async () => {
    process.child.kill('SIGTERM');
    return process.ended;
  };
  return { ...process, port: Number(port), origin, call, stop };
}

/** The same with a receiver that answers these statuses. */
export async function startServeTo(
  answers: readonly (number | ReceiverAnswer)[],
  args: readonly string[] = [],
  options: CliOptions = {},
) {
  const receiver = await startRecordingReceiver(...answers);
  return { receiver, ...(await startServe(['--to', receiver.url, ...args], options)) };
}
