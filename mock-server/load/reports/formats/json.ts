import { jsonText } from '../../../conformance/reports/text/json-text.ts';
import { loadReport } from '../load-report.ts';
import type { LoadReporter } from '../reports.ts';

export const jsonReport: LoadReporter = (run) => `${jsonText(loadReport(run))}\n`;
