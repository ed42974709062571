import { effect } from '@preact/signals';
import { render } from 'preact';
import { beginSession, signedOut } from './state/api.ts';
import { after } from './state/browser-clock.ts';
import { loaded, startLive } from './state/live.ts';
import { startMockState } from './state/mock-state.ts';
import { followLinks } from './state/route.ts';
import { listenToKeys } from './state/shortcuts.ts';
import { loadOtherPages } from './views/page-view.tsx';
import { Shell } from './views/shell.tsx';

/** The code of a link becomes a session, and leaves the address before anybody can copy it. */
async function takeCode(): Promise<void> {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code === null) return;
  history.replaceState(null, '', location.pathname + location.search);
  await beginSession({ code }).catch(() => {
    signedOut.value = true;
  });
}

const place = document.getElementById('app');
if (place) {
  followLinks();
  listenToKeys();
  await takeCode();
  render(<Shell />, place);
  startLive();
  startMockState();
  // When the list is there, and drawn.
  effect(() => (loaded.value ? after(500, loadOtherPages) : undefined));
}
