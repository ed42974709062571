import { html, type Markup } from '../../../markup/html.ts';
import type { LoadReport, ReportedPoint } from '../load-report.ts';
import { durationAxis, linearAxis, ninesAxis, timeAxis } from './axis.ts';
import { chart, type Layer, type Place } from './chart.ts';
import { curveTable, seriesTable } from './tables.ts';

/** Too short to be told as so many a second. */
const SHORTEST_SHARE = 0.25;

/** The latencies from the shortest to the longest, on a scale that shows the rare ones. */
export function curveFigure(
  { latencyCurve, latency }: LoadReport,
  before?: Pick<LoadReport, 'latencyCurve'>,
): Markup | undefined {
  if (latency === undefined) return undefined;
  const placesOf = (curve: LoadReport['latencyCurve']) =>
    curve.map(({ percent, ms }): Place => [percent, ms]);
  const earlier = before?.latencyCurve ?? [];
  const svg = chart(
    `Latency by percentile, up to ${latency.max} ms.`,
    ninesAxis(latency.count),
    durationAxis([...earlier, ...latencyCurve].map(({ ms }) => ms)),
    [
      { kind: 'line', name: 'before', places: placesOf(earlier) },
      { kind: 'line', name: 'p99', places: placesOf(latencyCurve) },
    ],
  );
  return figure(
    'Latency by percentile',
    svg,
    before && legend(['p99', 'this run'], ['before', 'the earlier run']),
    curveTable(latencyCurve),
  );
}

/** Latency, throughput and errors over time, with all their numbers behind. */
export function timeFigures({ series, latency }: LoadReport): readonly (Markup | undefined)[] {
  const widest = series.reduce((most, { lastsMs }) => Math.max(most, lastsMs), 0);
  const points = series.filter(({ lastsMs }) => lastsMs >= widest * SHORTEST_SHARE);
  const last = series.at(-1);
  const x = timeAxis((last?.fromMs ?? 0) + (last?.lastsMs ?? 0));
  const line = (name: string, value: (point: ReportedPoint) => number): Layer & { kind: 'line' } => ({
    kind: 'line',
    name,
    places: points.map((point) => [point.fromMs + point.lastsMs / 2, value(point)]),
  });
  const answered = points.filter(({ p50 }) => p50 > 0);
  const at = (value: (point: ReportedPoint) => number) =>
    answered.map((point): Place => [point.fromMs + point.lastsMs / 2, value(point)]);
  const latencies: readonly Layer[] = [
    { kind: 'band', name: 'p99', places: at(({ p99 }) => p99), low: at(({ p50 }) => p50) },
    { kind: 'line', name: 'max', places: at(({ max }) => max) },
    { kind: 'line', name: 'p99', places: at(({ p99 }) => p99) },
    { kind: 'line', name: 'p50', places: at(({ p50 }) => p50) },
  ];
  const errors = series.map(({ fromMs, lastsMs, errors }) => [fromMs, fromMs + lastsMs, errors] as const);
  const mostSent = points.reduce(
    (most, point) => Math.max(most, rateOf(point, 'sent'), rateOf(point, 'answered')),
    0,
  );
  const mostErrors = series.reduce((most, { errors }) => Math.max(most, errors), 0);
  return [
    latency &&
      figure(
        'Latency over time',
        chart(
          'Latency over time: the median, the 99th percentile and the longest.',
          x,
          durationAxis(answered.flatMap(({ p50, max }) => [p50, max])),
          latencies,
        ),
        legend(['p50', 'p50'], ['p99', 'p99'], ['max', 'longest']),
      ),
    figure(
      'Throughput',
      chart('Sent and answered a second, over time.', x, linearAxis(mostSent), [
        line('sent', (point) => rateOf(point, 'sent')),
        line('answered', (point) => rateOf(point, 'answered')),
      ]),
      legend(['sent', 'sent a second'], ['answered', 'answered a second']),
    ),
    figure(
      'Errors',
      mostErrors === 0
        ? html`<p class="none">None.</p>`
        : chart('Errors over time.', x, linearAxis(mostErrors), [
            { kind: 'bars', name: 'errors', bars: errors },
          ]),
      undefined,
      seriesTable(series),
    ),
  ];
}

function rateOf(point: ReportedPoint, what: 'sent' | 'answered'): number {
  return point.lastsMs > 0 ? (point[what] / point.lastsMs) * 1000 : 0;
}

function figure(title: string, picture: Markup, key?: Markup, table?: Markup): Markup {
  return html`<section>
<h2>${title}${key}</h2>
<div class="card">${picture}</div>
${table}</section>
`;
}

function legend(...entries: readonly (readonly [name: string, words: string])[]): Markup {
  return html` <span class="legend">${entries.map(
    ([name, words]) =>
      html`<span><svg viewBox="0 0 18 8" aria-hidden="true"><line class="line ${name}" x1="0" x2="18" y1="4" y2="4"/></svg> ${words}</span>`,
  )}</span>`;
}
