import type { ReportedRun } from './load-report.ts';

/** Makes the text of one report, which ends in a newline. */
export type LoadReporter = (run: ReportedRun) => string;

export const loadReportNames = ['json', 'html', 'hdr'] as const;

export type LoadReportName = (typeof loadReportNames)[number];

/** Every kind of report, each read from disk only where it is wanted. */
export const loadReports: Readonly<Record<LoadReportName, () => Promise<LoadReporter>>> = {
  json: async () => (await import('./formats/json.ts')).jsonReport,
  html: async () => (await import('./formats/html.ts')).htmlReport,
  hdr: async () => (await import('./formats/hdr.ts')).hdrReport,
};
