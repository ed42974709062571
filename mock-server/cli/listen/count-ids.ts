import { EventCounts } from '../../receiver/event-counts.ts';
import type { ReceivedRequest } from '../../receiver/http-receiver.ts';
import type { Answer } from '../../receiver/receive.ts';
import type { Terminal } from '../output/terminal.ts';

/** What counts for `listen --count-ids`. */
export interface IdCounter {
  /** Counts a delivery that was answered as taken; false for any other. */
  took(request: ReceivedRequest): boolean;
  /** Answers `GET /received/{eventId}` and `GET /received?after={after}&stem={stem}`. */
  tell(method: string, path: string): Answer | undefined;
  announce(port: number): void;
  sumUp(): void;
}

const folder = '/received';
/** As many as whoever asks reads of one answer: 64 kB, at about 35 bytes each. */
const mostTold = 1_500;

/** Events count as received once their signature has held and they were answered with a success, each time that was so. */
export function countIds(terminal: Terminal): IdCounter {
  const counts = new EventCounts();
  let taken = 0;
  return {
    took({ reception, answeredStatus }) {
      if (reception.kind === 'refused' || answeredStatus < 200 || answeredStatus > 299) return false;
      counts.add(reception.event.eventId);
      taken += 1;
      return true;
    },
    tell(method, path) {
      if (method !== 'GET' || !/^\/received(?:[/?]|$)/.test(path)) return undefined;
      const { pathname, searchParams } = new URL(path, 'http://receiver.invalid');
      if (counts.uncounted > 0)
        return plain(507, `${counts.uncounted} deliveries could not be counted: there were too many ids.`);
      if (pathname !== folder)
        return plain(200, String(counts.timesOf(decoded(pathname.slice(folder.length + 1)))));
      const [after, stem] = [searchParams.get('after') ?? '', searchParams.get('stem') ?? ''];
      const told = counts.following(after, stem, mostTold);
      return plain(200, told.map(({ eventId, times }) => `${eventId} ${times}\n`).join(''));
    },
    announce(port) {
      const url = `http://127.0.0.1:${port}${folder}?after={after}&stem={stem}`;
      terminal.progress(`counting ids: load --observer-url '${url}'`);
    },
    sumUp() {
      terminal.progress(`${taken} deliveries were taken`);
    },
  };
}

function plain(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
