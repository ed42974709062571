import type { ValidationIssue } from './validators.ts';

/** One finding about data. What it means (an exit code, a status, a failed test) is for the edge to decide. */
export interface Diagnostic {
  /** Stable, for machines: `body-not-raw`, `json`, `utf8`, `depth`, `schema.<keyword>`, `unknown.type|field|value`, `header.mismatch`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One sentence for people. */
  readonly message: string;
  /** JSON pointer (RFC 6901) into the event; '' is the whole event. */
  readonly path: string;
}

/** What a validator found, as diagnostics. */
export function toDiagnostics(issues: readonly ValidationIssue[] | null | undefined): readonly Diagnostic[] {
  return (issues ?? []).map((issue) => ({
    code: `schema.${issue.keyword}`,
    severity: 'error',
    message: sentence(issue),
    path: issue.instancePath,
  }));
}

function sentence({ keyword, params, message }: ValidationIssue): string {
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  return message ?? `breaks the rule ${keyword}`;
}
