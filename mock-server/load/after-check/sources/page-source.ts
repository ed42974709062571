import { type AskOptions, askUrl } from '../../../conformance/observers/ask-url.ts';
import { PlexteraError } from '../../../contract/errors.ts';
import { shownUrlText } from '../../../dispatch/shown-url.ts';
import { readReceipts } from '../read-receipts.ts';
import type { ReceiptSource } from '../receipt-source.ts';

const afterPlace = '{after}';
const stemPlace = '{stem}';

/** Whether a URL tells receipts page by page. */
export function isPaged(template: string): boolean {
  return template.includes(afterPlace);
}

/**
 * Reads receipts behind a URL with `{after}` in it, and perhaps `{stem}`, what all ids of the run begin with: GET answers
 * the event ids that follow that one in ascending order, one on each line with how often it was received behind it, as
 * many as it likes, and nothing once there are no more. What is beyond the first 64 kB of a page is asked for again.
 *
 * @throws `PLEXTERA_BAD_OPTION` for what is no URL, `PLEXTERA_BAD_TARGET` for one that may not be asked.
 */
export function pageSource(template: string, options: AskOptions): ReceiptSource {
  if (!URL.canParse(template))
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `The observer’s URL ${shownUrlText(template)} is none.`,
      hint: `Write it like http://127.0.0.1:3000/received?after=${afterPlace}.`,
    });
  return {
    async *receipts({ idStem }, signal) {
      let after = '';
      while (!signal.aborted) {
        const filled = template
          .replaceAll(afterPlace, encodeURIComponent(after))
          .replaceAll(stemPlace, encodeURIComponent(idStem));
        const url = new URL(filled);
        const { status, text } = await askUrl('GET', url, options);
        if (status < 200 || status > 299) throw new Error(`${url.origin} answered ${status}.`);
        const page = readReceipts(wholeLines(text));
        const last = page.at(-1)?.eventId;
        if (last === undefined) return;
        // Pages in another order would be read for ever.
        if (page.some(({ eventId }) => eventId <= after))
          throw new Error(
            `${url.origin} tells ids again that come before ${after}: it is to tell those behind it.`,
          );
        yield page;
        after = page.reduce((greatest, { eventId }) => (eventId > greatest ? eventId : greatest), last);
      }
    },
  };
}

/** A page that was cut in the middle of a line is read up to there; the next one begins with that line. */
function wholeLines(text: string): string {
  return text.length >= ANSWER_CAP_CHARACTERS ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
}

/** Of an answer no more than this is read; ids are ASCII. */
const ANSWER_CAP_CHARACTERS = 65_536;
