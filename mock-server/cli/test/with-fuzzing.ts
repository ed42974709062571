import { fuzzReceiver } from '../../conformance/fuzz/fuzz-receiver.ts';
import type { FuzzOptions } from '../../conformance/fuzz/fuzz-result.ts';
import { withFuzzResults } from '../../conformance/reports/fuzz-results.ts';
import type { RunResult } from '../../conformance/verdict.ts';
import type { Terminal } from '../output/terminal.ts';
import type { TestOptions } from './test-options.ts';

/** The run, and what made-up events show where they are asked for. */
export async function withFuzzing(
  run: RunResult,
  common: Omit<FuzzOptions, 'count'>,
  { fuzz: count, maxSeconds }: TestOptions,
  terminal: Terminal,
): Promise<RunResult> {
  if (count === undefined) return run;
  terminal.progress(
    terminal.paint('dim', `${count} made-up events, valid ones and ones with one thing changed`),
  );
  const durationMs = maxSeconds === undefined ? undefined : maxSeconds * 1000;
  const result = await fuzzReceiver({
    ...common,
    count,
    ...(durationMs === undefined ? {} : { durationMs }),
  });
  return withFuzzResults(run, result);
}
