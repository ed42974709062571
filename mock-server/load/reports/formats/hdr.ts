import { build, type Histogram, HistogramLogWriter } from 'hdr-histogram-js';
import { packageVersion } from '../../../runtime/package-version.ts';
import { type BucketCounts, longestUsOf } from '../../recording/bucket-counts.ts';
import type { LoadReporter } from '../reports.ts';

const LONGEST_US = 3_600_000_000;
const US_PER_MS = 1_000;

/**
 * An HdrHistogram log, format version 1.3, as HistogramLogAnalyzer, hdr-plot and wrk2's tools read it: a line for each
 * stretch of the run with all its latencies, in the compressed V2 encoding and base64. Values are microseconds, the column
 * `Interval_Max` is milliseconds, times are seconds since `StartTime`.
 */
export const hdrReport: LoadReporter = ({ result: { startedAt, series } }) => {
  let text = '';
  const writer = new HistogramLogWriter((piece) => {
    text += piece;
  });
  const startedAtMs = Date.parse(startedAt);
  writer.outputComment(
    `[Latencies of plextera-webhooks ${packageVersion}: histogram values in microseconds, Interval_Max in milliseconds]`,
  );
  writer.outputLogFormatVersion();
  // Not by the writer, which names the time zone of this machine too.
  writer.outputComment(
    `[StartTime: ${(startedAtMs / 1_000).toFixed(3)} (seconds since epoch), ${startedAt}]`,
  );
  // Said aloud, since readers that guess it take a run of the first year for one in absolute times.
  writer.outputComment(`[BaseTime: ${(startedAtMs / 1_000).toFixed(3)} (seconds since epoch)]`);
  writer.outputLegend();
  for (const { fromMs, lastsMs, latencies } of series)
    writer.outputIntervalHistogram(
      histogramOf(latencies),
      fromMs / 1_000,
      (fromMs + lastsMs) / 1_000,
      US_PER_MS,
    );
  return text;
};

function histogramOf(latencies: BucketCounts): Histogram {
  const histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  });
  for (let at = 0; at < latencies.length; at += 2)
    histogram.recordValueWithCount(
      Math.min(LONGEST_US, longestUsOf(latencies[at] ?? 0)),
      latencies[at + 1] ?? 0,
    );
  return histogram;
}
