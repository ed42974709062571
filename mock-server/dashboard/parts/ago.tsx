import { currentMs } from '../state/browser-clock.ts';
import { agoText } from '../text/duration-text.ts';
import { utcText } from '../text/time-text.ts';

/** How long ago, and exactly when for those who point at it. */
export function Ago({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} title={utcText(time)}>
      {agoText(Math.max(0, currentMs.value - Date.parse(time)))}
    </time>
  );
}
