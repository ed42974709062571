import { durationText } from '../../text/duration-text.ts';
import type { LatencyClass } from '../../text/latency.ts';
import { classPath } from './class-path.ts';

/** A bar for each class, which leads to its deliveries. */
export function Histogram({ classes }: { readonly classes: readonly LatencyClass[] }) {
  const most = Math.max(...classes.map(({ count }) => count));
  return (
    <ol class="histogram">
      {classes.map((one) => {
        const { fromMs, toMs, count } = one;
        return (
          <li key={fromMs}>
            <a
              href={classPath(one)}
              aria-label={`${count} from ${durationText(fromMs)}${Number.isFinite(toMs) ? ` to ${durationText(toMs)}` : ' on'}`}
            >
              <span class="column-count number">{count === 0 ? '' : count.toLocaleString('en')}</span>
              <span class="column" style={{ height: `${(count / most) * 100}%` }} />
            </a>
            <span class="column-label number" aria-hidden="true">
              {shortText(fromMs)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function shortText(ms: number): string {
  return ms < 1_000 ? `${ms}` : `${ms / 1_000} s`;
}
