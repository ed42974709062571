import { computed, effect, signal } from '@preact/signals';
import { type StatusName, statusOf } from '../text/delivery-status.ts';
import { call } from './api.ts';
import { after } from './browser-clock.ts';
import { type EventPage, type FeedChange, rowOfChange, rowsOfPage } from './delivery-row.ts';
import { followFeed } from './feed.ts';
import { page, query } from './route.ts';
import { addOlder, applyRows, emptyList, mostRows, type RowList, showAll } from './row-list.ts';
import { matches, parseSearch, serverQuestion } from './search-query.ts';

export type Connection = 'connecting' | 'live' | 'lost';

export const connection = signal<Connection>('connecting');
export const paused = signal(false);
/** The first page is there. */
export const loaded = signal(false);
/** The person has scrolled away from the newest row. */
export const scrolledAway = signal(false);
/** The events of the last batch, so that a page about one of them reads it again. */
export const changedEvents = signal<ReadonlySet<string>>(new Set());

const list = signal<RowList>(emptyList);
/** There are older events than those of the list. */
export const hasOlder = signal(false);
/** While paused nothing moves; what comes waits here. */
let waiting: FeedChange[] = [];
const waitingCount = signal(0);

export const search = computed(() => query.value.get('q') ?? '');
export const terms = computed(() => parseSearch(search.value));
const found = signal<ReadonlySet<string>>(new Set());

export const rows = computed(() => list.value.rows);
export const shownRows = computed(() => {
  const [conditions, events] = [terms.value, found.value];
  return conditions.length === 0 ? rows.value : rows.value.filter((row) => matches(row, conditions, events));
});
/** New rows that are not shown yet. */
export const heldCount = computed(
  () => waitingCount.value + list.value.held.filter((row) => matches(row, terms.value, found.value)).length,
);
export const counts = computed(() => {
  const counted = new Map<StatusName, number>();
  for (const row of rows.value) {
    const status = statusOf(row);
    counted.set(status, (counted.get(status) ?? 0) + 1);
  }
  return counted;
});

export function showHeld(): void {
  list.value = showAll(list.value);
  if (!paused.value) takeWaiting();
}

export function togglePause(): void {
  paused.value = !paused.value;
  if (!paused.value) takeWaiting();
}

function takeWaiting(): void {
  const changes = waiting;
  waiting = [];
  waitingCount.value = 0;
  take(changes);
}

function take(changes: readonly FeedChange[]): void {
  if (early) {
    early.push(...changes);
    return;
  }
  changedEvents.value = new Set(changes.map(({ eventId }) => eventId));
  if (paused.value) {
    waiting = [...waiting, ...changes].slice(-mostRows);
    waitingCount.value = new Set(waiting.map(({ deliveryId, eventId }) => deliveryId ?? eventId)).size;
    return;
  }
  const hold = scrolledAway.value || page.value.kind === 'event';
  list.value = applyRows(
    list.value,
    changes.flatMap((change) => rowOfChange(change) ?? []),
    hold,
  );
}

const firstPage = 200;
let loading = 0;
/** What the feed tells while the first page is on its way, which may be older. */
let early: FeedChange[] | undefined;

/** Reads what there is: a first page to look at, then the rest behind it. */
async function load(): Promise<void> {
  const mine = ++loading;
  let before: number | undefined;
  early ??= [];
  for (let limit = firstPage; before !== undefined || limit === firstPage; limit = 1_000) {
    const from = before === undefined ? '' : `&before=${before}`;
    const answer: EventPage = await call('GET', `/api/v1/events?limit=${limit}${from}`);
    if (mine !== loading) return;
    const fresh = rowsOfPage(answer);
    list.value = before === undefined ? { rows: fresh, held: [] } : addOlder(list.value, fresh);
    loaded.value = true;
    takeEarly();
    hasOlder.value = answer.nextBefore !== undefined;
    before = list.value.rows.length < mostRows ? answer.nextBefore : undefined;
    if (before === undefined) return;
  }
}

function takeEarly(): void {
  const changes = early ?? [];
  early = undefined;
  take(changes);
}

/** Makes a page of events the list. */
export function showEvents(answer: EventPage): void {
  list.value = { rows: rowsOfPage(answer), held: [] };
  hasOlder.value = answer.nextBefore !== undefined;
  loaded.value = true;
}

/** Begins to follow the mock; once, when the page starts, after the events that came with it are shown. */
export function startLive(): void {
  const reload = () => void load().catch(() => after(2_000, reload));
  let caughtUp = false;
  const follow = () =>
    followFeed({
      onChanges: take,
      onOpen: (missed) => {
        connection.value = 'live';
        if (missed || !caughtUp) reload();
        caughtUp = true;
      },
      onLost: () => {
        connection.value = 'lost';
      },
    });
  // Shown before the feed is there, and read again when it is: what happened between the two is not missed.
  if (loaded.value) follow();
  else void call<EventPage>('GET', `/api/v1/events?limit=${firstPage}`).then(showEvents).then(follow, follow);
  effect(() => {
    const question = serverQuestion(terms.value);
    found.value = new Set();
    if (question === '') return undefined;
    // A person is still typing.
    return after(250, () => {
      void call<EventPage>('GET', `/api/v1/events?limit=1000&${question}`)
        .then(({ data }) => {
          if (serverQuestion(terms.value) === question)
            found.value = new Set(data.map(({ eventId }) => eventId));
        })
        .catch(() => undefined);
    });
  });
}
