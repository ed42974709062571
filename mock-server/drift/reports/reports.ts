import type { DriftReport } from '../drift-report.ts';
import { jsonReport } from './json.ts';
import type { ReportOptions } from './report-options.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export const driftFormats = ['text', 'json', 'sarif'] as const;

export type DriftFormat = (typeof driftFormats)[number];

/** Every form that a report can have, without a line break at its end. */
export const driftReports: Readonly<
  Record<DriftFormat, (report: DriftReport, options?: ReportOptions) => string>
> = { text: textReport, json: jsonReport, sarif: sarifReport };
