import { rows } from '../state/live.ts';
import { durationText } from '../text/duration-text.ts';
import { type LatencyClass, latencyOf } from '../text/latency.ts';

/** How fast receivers answer and how often they take it: as a picture, and the same as a table. */
export function LatencyView() {
  const latency = latencyOf(rows.value);
  const { measured, classes, p50, p95, p99, successRate, delivered, failed, attemptsPerDelivery } = latency;
  const figures = [
    [
      'Success rate',
      successRate === undefined ? '–' : `${(successRate * 100).toFixed(successRate === 1 ? 0 : 1)} %`,
    ],
    ['Median', timeText(p50)],
    ['95 % within', timeText(p95)],
    ['99 % within', timeText(p99)],
    ['Tries for each', attemptsPerDelivery === undefined ? '–' : attemptsPerDelivery.toFixed(2)],
  ] as const;
  return (
    <>
      <div class="title-line">
        <h1>Latency</h1>
      </div>
      <dl class="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="number">{value}</dd>
          </div>
        ))}
      </dl>
      <section class="card" aria-labelledby="histogram-title">
        <h2 id="histogram-title">How long the last attempt took</h2>
        <p class="soft">
          {measured.toLocaleString('en')} deliveries; {delivered.toLocaleString('en')} delivered,{' '}
          {failed.toLocaleString('en')} failed. A bar leads to those that took as long or longer.
        </p>
        {measured === 0 ? <p class="none">Nothing was measured yet.</p> : <Histogram classes={classes} />}
        <details>
          <summary>The same as a table</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col" class="number">
                  Deliveries
                </th>
              </tr>
            </thead>
            <tbody>
              {classes.map(({ fromMs, toMs, count }) => (
                <tr key={fromMs}>
                  <td>{durationText(fromMs)}</td>
                  <td>{Number.isFinite(toMs) ? durationText(toMs) : 'longer'}</td>
                  <td class="number">{count.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </section>
    </>
  );
}

function Histogram({ classes }: { readonly classes: readonly LatencyClass[] }) {
  const most = Math.max(...classes.map(({ count }) => count));
  return (
    <ol class="histogram">
      {classes.map(({ fromMs, toMs, count }) => (
        <li key={fromMs}>
          <a
            href={`/?q=dur:>${fromMs}ms`}
            aria-label={`${count} from ${durationText(fromMs)}${Number.isFinite(toMs) ? ` to ${durationText(toMs)}` : ' on'}`}
          >
            <span class="column-count number">{count === 0 ? '' : count.toLocaleString('en')}</span>
            <span class="column" style={{ height: `${(count / most) * 100}%` }} />
          </a>
          <span class="column-label number" aria-hidden="true">
            {shortText(fromMs)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function shortText(ms: number): string {
  return ms < 1_000 ? `${ms}` : `${ms / 1_000} s`;
}

function timeText(ms: number | undefined): string {
  return ms === undefined ? '–' : durationText(ms);
}
