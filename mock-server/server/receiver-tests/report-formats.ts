import type { ReportName } from '../../conformance/reports/reports.ts';

interface ReportFormat {
  readonly mediaType: string;
  /** Of the file's name. */
  readonly ending: string;
}

/** The reports that can be had as files; those of a terminal and of a CI's log are for the command line. */
export const reportFormats = {
  html: { mediaType: 'text/html', ending: 'html' },
  json: { mediaType: 'application/json', ending: 'json' },
  junit: { mediaType: 'application/xml', ending: 'junit.xml' },
  sarif: { mediaType: 'application/sarif+json', ending: 'sarif' },
  tap: { mediaType: 'text/plain', ending: 'tap' },
  markdown: { mediaType: 'text/markdown', ending: 'md' },
} as const satisfies Partial<Record<ReportName, ReportFormat>>;
