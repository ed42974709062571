import { loadReportNames } from '../../load/reports/reports.ts';

/** What `--reporter` can name. */
export const reporterNames = ['terminal', ...loadReportNames] as const;
