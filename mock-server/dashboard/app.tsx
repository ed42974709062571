import { effect } from '@preact/signals';
import { render } from 'preact';
import { beginSession, signedOut } from './state/api.ts';
import { after, startClock } from './state/browser-clock.ts';
import type { EventPage } from './state/delivery-row.ts';
import { loaded, showEvents, startLive } from './state/live.ts';
import { startMockState } from './state/mock-state.ts';
import { followLinks, query, setQuery } from './state/route.ts';
import { listenToKeys } from './state/shortcuts.ts';
import { recallSingleKeys } from './state/single-keys.ts';
import { recallTimeZone } from './state/time-zone.ts';
import { loadOtherPages } from './views/page-view.tsx';
import { Shell } from './views/shell.tsx';

/** The code of a link becomes a session, and leaves the address before anybody can copy it. */
async function takeCode(code: string): Promise<void> {
  history.replaceState(null, '', location.pathname + location.search);
  await beginSession({ code }).catch(() => {
    signedOut.value = true;
  });
}

/** Goes on from the list that the server has drawn, with what was typed into it meanwhile. */
function takeOver(place: Element): void {
  const data = document.getElementById('first-events');
  if (!data) return;
  showEvents(JSON.parse(data.textContent) as EventPage);
  data.remove();
  const typed = place.querySelector<HTMLInputElement>('input[type=search]')?.value ?? '';
  if (typed !== (query.value.get('q') ?? '')) setQuery({ q: typed });
}

const place = document.getElementById('app');
if (place) {
  followLinks();
  listenToKeys();
  recallTimeZone();
  recallSingleKeys();
  takeOver(place);
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code !== null) await takeCode(code);
  // What the server has drawn is made of the same parts, and each of them is taken over and not drawn anew.
  render(<Shell />, place);
  startClock();
  startLive();
  startMockState();
  // When the list is there, and drawn.
  effect(() => (loaded.value ? after(500, loadOtherPages) : undefined));
}
