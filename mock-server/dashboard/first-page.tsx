import { renderToString } from 'preact-render-to-string';
import type { FirstPage } from '../server/dashboard/first-list.ts';
import { currentMs } from './state/browser-clock.ts';
import { showEvents } from './state/live.ts';
import { showAddress } from './state/route.ts';
import { Shell } from './views/shell.tsx';

/**
 * Draws a page as the script of the dashboard would first draw it, as HTML for `#app`. This runs in the server and not in
 * a browser: nothing that the page is made of may touch a browser while it is loaded or drawn, other than in an effect.
 */
export const drawFirstPage: FirstPage['drawFirstPage'] = (url, events, nowMs) => {
  showAddress(url);
  showEvents(events);
  currentMs.value = nowMs;
  return renderToString(<Shell />);
};
