import { PlexteraError } from '../../contract/errors.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import type { Observer } from '../receiver.ts';
import { type AskOptions, askUrl } from './ask-url.ts';
import { readCount } from './read-count.ts';

const placeholder = '{eventId}';

/**
 * An observer behind a URL with `{eventId}` in it: GET answers a number or `{"count": n}`, and 404 for an event it does not
 * know.
 *
 * @throws `PLEXTERA_BAD_OPTION` for a URL without the placeholder, `PLEXTERA_BAD_TARGET` for one that may not be asked.
 */
export function urlObserver(template: string, options: AskOptions): Observer {
  if (!template.includes(placeholder) || !URL.canParse(template))
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `The observer’s URL ${shownUrlText(template)} has no ${placeholder}.`,
      hint: `Write it like http://127.0.0.1:3000/applied/${placeholder}.`,
    });
  return {
    async count(eventId) {
      const url = new URL(template.replaceAll(placeholder, encodeURIComponent(eventId)));
      const { status, text } = await askUrl('GET', url, options);
      if (status === 404) return 0;
      if (status < 200 || status > 299) throw new Error(`${url.origin} answered ${status}.`);
      return readCount(text);
    },
  };
}
