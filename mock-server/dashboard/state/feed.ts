import { after } from './browser-clock.ts';
import type { FeedChange } from './delivery-row.ts';

export interface FeedListener {
  /** What came in a moment, together. */
  readonly onChanges: (changes: readonly FeedChange[]) => void;
  /** It is open, or a part of the log is gone; what was missed, if anything, will not be told. */
  readonly onOpen: (missed: boolean) => void;
  readonly onLost: () => void;
}

const kinds = ['accepted', 'attempt_started', 'attempt_ended', 'resent', 'cancelled'] as const;
/** As often as a person sees a difference. */
const gatherMs = 60;
const firstWaitMs = 500;
const longestWaitMs = 5_000;

/** Follows the feed for as long as the page lives, and takes it up again where it was cut off. */
export function followFeed(listener: FeedListener): void {
  let lastId = '';
  let waitMs = firstWaitMs;
  let lost = false;
  let gathered: FeedChange[] = [];

  const tell = () => {
    const changes = gathered;
    gathered = [];
    listener.onChanges(changes);
  };
  const take = ({ data, lastEventId }: MessageEvent<string>) => {
    lastId = lastEventId;
    if (gathered.length === 0) after(gatherMs, tell);
    gathered.push(JSON.parse(data) as FeedChange);
  };
  const connect = () => {
    const source = new EventSource(`/api/v1/feed${lastId === '' ? '' : `?after=${lastId}`}`);
    source.addEventListener('open', () => {
      waitMs = firstWaitMs;
      listener.onOpen(lost);
      lost = false;
    });
    for (const kind of kinds) source.addEventListener(kind, take);
    source.addEventListener('gap', ({ lastEventId }: MessageEvent<string>) => {
      lastId = lastEventId;
      listener.onOpen(true);
    });
    source.addEventListener('pruned', () => listener.onOpen(true));
    // The browser gives up for good when it is answered with a problem, so we begin anew ourselves.
    source.addEventListener('error', () => {
      source.close();
      lost = true;
      listener.onLost();
      after(waitMs, connect);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
  };
  connect();
}
