import type { Receiver } from '../conformance/receiver.ts';
import { openHttpReceiver } from '../conformance/receivers/http/open-http-receiver.ts';
import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';
import { systemClock } from '../runtime/clock.ts';

export interface UrlReceiverOptions {
  /** Hosts beside this machine that may be sent to, as `--allow-host` takes them. */
  readonly allowHosts?: readonly string[];
  /** A PEM certificate to trust besides those that Node brings along. */
  readonly ca?: string;
  /** Sent along with every request, such as a gateway's key. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A receiver that listens at a URL. Close it in the end.
 *
 * @throws `PLEXTERA_BAD_TARGET` for a URL that is none, or of another machine that was not allowed.
 */
export function urlReceiver(url: string | URL, options: UrlReceiverOptions = {}): Receiver {
  const { allowHosts = [], ca, headers = {} } = options;
  const text = String(url);
  if (!URL.canParse(text))
    throw new PlexteraError('PLEXTERA_BAD_TARGET', {
      target: printableText(text),
      problem: 'It is not an absolute URL.',
      hint: 'Write it like http://127.0.0.1:3000/webhooks.',
    });
  return openHttpReceiver({
    url: new URL(text),
    policy: { allowHosts },
    clock: systemClock,
    extraHeaders: Object.entries(headers),
    ...(ca !== undefined && { ca }),
  });
}
