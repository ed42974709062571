#!/usr/bin/env node
import { systemClock } from '../runtime/clock.ts';
import { systemRandom } from '../runtime/random.ts';
import { ask } from './ask.ts';
import type { CliContext } from './context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { TerminalKeys } from './keys/terminal-keys.ts';
import { knowSecretsOf } from './known-secrets.ts';
import { withoutColorFlag } from './output/color-flag.ts';
import { createTerminal } from './output/terminal.ts';
import { reportFailure } from './report-failure.ts';
import { run } from './run.ts';
import { StopRequest } from './stop-request.ts';

knowSecretsOf(process.env);
const stop = new StopRequest();
const { args, plain } = withoutColorFlag(process.argv.slice(2));
const terminal = createTerminal(process, { plain, onReaderGone: () => stop.make() });
const keys = terminal.interactive ? new TerminalKeys(process) : undefined;
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
  confirm: async (question) => keys?.whileAsking(() => ask(question, process)) ?? false,
  keys,
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
exit(await run(args, context));

/** Lets what was written reach its reader before the process ends. */
function exit(code: ExitCode): void {
  process.exitCode = code;
  process.stdout.write('', () => process.exit(code));
}
