import { PlexteraError } from '../../contract/errors.ts';
import { isLoopbackHost } from '../../transport/addresses/loopback-host.ts';
import type { CliContext } from '../context.ts';
import { type ChosenSecret, chooseSecret } from '../options/secret-source.ts';
import type { ServeOptions } from '../options/serve-options.ts';
import { confirmTarget, isElsewhere, parseTarget } from '../options/target.ts';

/** The receiver that gets every event, and the secret that signs for it. */
export interface ChosenTarget {
  readonly url: URL;
  readonly secret: ChosenSecret;
}

/** What `--to` says, once a person has agreed where that is needed; undefined without it. */
export async function chooseTarget(
  options: ServeOptions,
  context: CliContext,
): Promise<ChosenTarget | undefined> {
  if (options.to === undefined) return undefined;
  const url = parseTarget(options.to);
  const secret = await chooseSecret(options, context, !isElsewhere(url, options));
  const what = `the events that are asked for, at most ${options.maxRate} a second,`;
  await confirmTarget(url, options, what, context);
  return { url, secret };
}

/** Throws `PLEXTERA_BAD_TARGET` for a target that is the port the mock itself got. */
export function refuseItself({ hostname, port, protocol, origin }: URL, ownPort: number): void {
  const meant = Number(port || (protocol === 'http:' ? 80 : 443));
  if (!isLoopbackHost(hostname) || meant !== ownPort) return;
  throw new PlexteraError('PLEXTERA_BAD_TARGET', {
    target: origin,
    problem: 'It is the mock itself.',
    hint: 'Give the address of the receiver, or move the mock with --port.',
  });
}
