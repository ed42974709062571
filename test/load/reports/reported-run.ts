import type { ReportedRun } from '../../../mock-server/load/reports/load-report.ts';
import { planOf, run, startReceiver } from '../load-bench.ts';

/** A run of a second against a receiver of this process, as reports are told of it. */
export async function reportedRun(changes: Partial<ReportedRun['result']> = {}): Promise<ReportedRun> {
  const { url } = await startReceiver();
  const result = await run(planOf(url, { perSecond: 400 }));
  return {
    result: { ...result, ...changes },
    target: url,
    assertions: [
      { assertion: 'p99<1s', holds: true, measured: 0.01, unit: 's' },
      { assertion: 'rate>1000', holds: false, measured: 400, unit: '' },
    ],
  };
}
