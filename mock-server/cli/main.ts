#!/usr/bin/env node
import { systemClock } from '../runtime/clock.ts';
import { systemRandom } from '../runtime/random.ts';
import { ask } from './ask.ts';
import type { CliContext } from './context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { knowSecretsOf } from './known-secrets.ts';
import { createTerminal } from './output/terminal.ts';
import { reportFailure } from './report-failure.ts';
import { run } from './run.ts';
import { StopRequest } from './stop-request.ts';

knowSecretsOf(process.env);
const stop = new StopRequest();
const terminal = createTerminal(process, () => stop.make());
const context: CliContext = {
  terminal,
  env: process.env,
  clock: systemClock,
  random: systemRandom,
  async readStdin() {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  confirm: async (question) => terminal.interactive && ask(question, process),
  get stopRequested() {
    return stop.promise;
  },
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (!stop.make()) process.exit(exitCodes.interrupted);
  });
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error: unknown) => exit(reportFailure(error, terminal)));
exit(await run(process.argv.slice(2), context));

/** Lets what was written reach its reader before the process ends. */
function exit(code: ExitCode): void {
  process.exitCode = code;
  process.stdout.write('', () => process.exit(code));
}
