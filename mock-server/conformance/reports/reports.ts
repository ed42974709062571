import { githubReport } from './formats/github.ts';
import { htmlReport } from './formats/html.ts';
import { jsonReport } from './formats/json.ts';
import { junitReport } from './formats/junit.ts';
import { markdownReport } from './formats/markdown.ts';
import { sarifReport } from './formats/sarif.ts';
import { tapReport } from './formats/tap.ts';
import { terminalReport } from './formats/terminal.ts';
import type { Report } from './report-options.ts';

export const reportNames = [
  'terminal',
  'json',
  'junit',
  'sarif',
  'tap',
  'github',
  'markdown',
  'html',
] as const;

export type ReportName = (typeof reportNames)[number];

/** Every kind of report; each is a text that ends in a newline, apart from the terminal's. */
export const reports: Readonly<Record<ReportName, Report>> = {
  terminal: terminalReport,
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  tap: tapReport,
  github: githubReport,
  markdown: markdownReport,
  html: htmlReport,
};
