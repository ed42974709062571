import { currentMs } from '../state/browser-clock.ts';
import { exactTime } from '../state/time-zone.ts';
import { agoText } from '../text/duration-text.ts';

/** How long ago, and exactly when for those who point at it. */
export function Ago({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} title={exactTime(time)}>
      {agoText(Math.max(0, currentMs.value - Date.parse(time)))}
    </time>
  );
}
