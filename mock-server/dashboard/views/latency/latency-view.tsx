import { rows } from '../../state/live.ts';
import { durationText } from '../../text/duration-text.ts';
import { latencyOf } from '../../text/latency.ts';
import { AttemptsTable } from './attempts-table.tsx';
import { Histogram } from './histogram.tsx';
import { LatencyTable } from './latency-table.tsx';

/** How fast receivers answer and how often they take it: as a picture, and the same as a table. */
export function LatencyView() {
  const latency = latencyOf(rows.value);
  const {
    measured,
    classes,
    p50,
    p95,
    p99,
    successRate,
    delivered,
    failed,
    attemptsPerDelivery,
    byAttempts,
  } = latency;
  const figures = [
    [
      'Success rate',
      successRate === undefined ? '–' : `${(successRate * 100).toFixed(successRate === 1 ? 0 : 1)} %`,
    ],
    ['Median (p50)', timeText(p50)],
    ['p95', timeText(p95)],
    ['p99', timeText(p99)],
    ['Attempts per delivery', attemptsPerDelivery === undefined ? '–' : attemptsPerDelivery.toFixed(2)],
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
          {failed.toLocaleString('en')} failed. The scale is logarithmic; a bar leads to its deliveries.
        </p>
        {measured === 0 ? <p class="none">Nothing was measured yet.</p> : <Histogram classes={classes} />}
        <LatencyTable classes={classes} />
      </section>
      {byAttempts.length > 0 && <AttemptsTable byAttempts={byAttempts} />}
    </>
  );
}

function timeText(ms: number | undefined): string {
  return ms === undefined ? '–' : durationText(ms);
}
