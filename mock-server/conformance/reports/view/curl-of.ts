import { shownUrl } from '../../../dispatch/shown-url.ts';
import { curlLine } from '../../curl-line.ts';
import type { Exchanged } from '../../receiver.ts';
import type { ReportOptions } from '../report-options.ts';

/** A longer line is no help: a shell takes 128 KiB for one word. */
const mostCharacters = 100_000;

/** The request as a line for a shell, where a report knows where the receiver is; a token in its query is not shown. */
export function curlOf(exchange: Exchanged | undefined, { url }: ReportOptions): string | undefined {
  if (!exchange || !url || exchange.probe.body.length > mostCharacters) return undefined;
  const line = curlLine(exchange.probe, shownUrl(url));
  return line.length > mostCharacters ? undefined : line;
}
