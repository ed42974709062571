import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { printableText } from '../../delivery/printable-text.ts';
import { buildServer } from '../../server/build-server.ts';
import { ReceiverTests } from '../../server/receiver-tests/receiver-tests.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readFile } from '../files.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import { addServeOptions, type ServeOptions } from '../options/serve-options.ts';
import { targetPolicy } from '../options/target.ts';
import { announce } from '../serve/announce.ts';
import { chooseAccess } from '../serve/choose-access.ts';
import { chooseTarget, refuseItself } from '../serve/choose-target.ts';
import { dashboardLink } from '../serve/dashboard-link.ts';
import { hearKeys } from '../serve/keys/hear-keys.ts';
import { openMock } from '../serve/open-mock.ts';
import { type Settled, settleOptions } from '../settings/settle-options.ts';
import { portError } from '../start-listening.ts';

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  addServeOptions(command).action(async () => {
    const settled = await settleOptions(command, context);
    end(await serve(command.opts<ServeOptions>(), settled, context));
  });
}

async function serve(options: ServeOptions, { file }: Settled, context: CliContext): Promise<ExitCode> {
  const { clock, random } = context;
  const started = clock.monotonicMs();
  const chosen = chooseAccess(options, context);
  const target = await chooseTarget(options, context);
  const extraHeaders = parseExtraHeaders(options.header);
  const mock = await openMock(options, context);
  const policy = targetPolicy(options);
  const ca = options.ca === undefined ? undefined : readFile(options.ca).toString('utf8');
  const receiverTests = new ReceiverTests({ mock, policy, clock, random, ca, lookup: context.lookup });
  const server = buildServer({
    mock,
    policy,
    receiverTests,
    apiKey: chosen.apiKey,
    access: chosen.access,
    allowedHosts: options.allowedHost,
    clock,
    random,
    onTrouble: (error) =>
      context.terminal.progress(`The dashboard came without its list: ${printableText(String(error), 200)}`),
  });
  let stopHearing = () => {};
  const stop = async () => {
    stopHearing();
    await server.close();
    await mock.drain();
  };
  try {
    const port = await listen(server, options);
    if (target) {
      refuseItself(target.url, port);
      await mock.setTarget({ url: target.url, secret: target.secret.text, extraHeaders });
    }
    await mock.start();
    const keptTarget = target ? undefined : await mock.target();
    const tookMs = clock.monotonicMs() - started;
    const shown = { port, tookMs, target, keptTarget, chosen, ...(file === undefined ? {} : { file }) };
    announce(options, shown, context);
    if (context.keys) {
      const { access } = chosen;
      const link = (code?: string) => dashboardLink(options.host, port, code);
      const deps = {
        ...{ mock, receiverTests, agreed: options.yes === true, dashboard: link() },
        makeLink: access && (() => link(access.makeCode())),
      };
      stopHearing = hearKeys(context.keys, deps, context);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  await context.stopRequested;
  await stop();
  return exitCodes.done;
}

/** Resolves with the port that it got; throws `PLEXTERA_PORT`. */
async function listen(server: ReturnType<typeof buildServer>, { host, port }: ServeOptions): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, host, port);
  }
  return (server.server.address() as AddressInfo).port;
}
