import { commandObserver } from '../../conformance/observers/command-observer.ts';
import { urlObserver } from '../../conformance/observers/url-observer.ts';
import { PlexteraError } from '../../contract/errors.ts';
import type { ReceiptSource } from '../../load/after-check/receipt-source.ts';
import { commandSource, tellsAll } from '../../load/after-check/sources/command-source.ts';
import { eventSource } from '../../load/after-check/sources/event-source.ts';
import { isPaged, pageSource } from '../../load/after-check/sources/page-source.ts';
import type { CliContext } from '../context.ts';
import { readFile } from '../files.ts';
import { targetPolicy } from '../options/target.ts';
import type { LoadOptions } from './load-options.ts';

/** Who tells what was received; undefined where nobody was named. Throws `PLEXTERA_BAD_OPTION` for two. */
export function openReceipts(
  options: LoadOptions,
  { clock, env, lookup }: CliContext,
): ReceiptSource | undefined {
  const { observerUrl: url, observerCommand: command, ca } = options;
  if (url !== undefined && command !== undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: 'There are two observers.',
      hint: 'Use either --observer-url or --observer-command.',
    });
  if (command !== undefined)
    return tellsAll(command)
      ? commandSource(command, env)
      : eventSource(commandObserver(command, { clock, env }));
  if (url === undefined) return undefined;
  const asking = {
    clock,
    policy: targetPolicy(options),
    ...(ca === undefined ? {} : { ca: readFile(ca).toString('utf8') }),
    ...(lookup ? { lookup } : {}),
  };
  return isPaged(url) ? pageSource(url, asking) : eventSource(urlObserver(url, asking));
}
