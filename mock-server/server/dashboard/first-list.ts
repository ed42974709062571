import type { Clock } from '../../runtime/clock.ts';
import type { DeliveryLogStore } from '../../store/delivery-log-store.ts';
import { eventViews } from '../log/event-view.ts';

/** More rows than any window shows at once. */
const drawnEvents = 24;
/** A store that takes longer is not waited for: the script asks it again. */
const patienceMs = 1_000;

/** The newest events, as `GET /api/v1/events` answers them. */
export type NewestEvents = Awaited<ReturnType<typeof readEvents>>;

/** What the dashboard has for the server. */
export interface FirstPage {
  /** The HTML of a page, as the script in a browser would first draw it. */
  readonly drawFirstPage: (url: URL, events: NewestEvents, nowMs: number) => string;
}

/** What the page of the dashboard holds of this mock: its newest events, drawn and as data for the script. */
export interface FirstList {
  /** Markup, with all that comes from events escaped. */
  readonly html: string;
  readonly events: NewestEvents;
}

/** Draws the list at an address from the newest events. Rejects where the store does not answer soon. */
export async function drawFirstList(
  { drawFirstPage }: FirstPage,
  { log, clock, url }: { readonly log: DeliveryLogStore; readonly clock: Clock; readonly url: URL },
): Promise<FirstList> {
  const enough = new AbortController();
  const late = clock.sleep(patienceMs, enough.signal).then(() => {
    throw new Error(`The store has not answered within ${patienceMs} ms.`);
  });
  try {
    const events = await Promise.race([readEvents(log), late]);
    return { html: drawFirstPage(url, events, clock.now()), events };
  } finally {
    late.catch(() => undefined);
    enough.abort();
  }
}

async function readEvents(log: DeliveryLogStore) {
  const { items, nextBefore } = await log.events({ limit: drawnEvents });
  return { data: await eventViews(log, items), ...(nextBefore === undefined ? {} : { nextBefore }) };
}
