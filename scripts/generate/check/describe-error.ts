import type { ErrorObject } from 'ajv';

/** What Ajv found wrong, with the values that it leaves out of its message. */
export function describeError(error: ErrorObject | undefined): string {
  if (!error) return 'is not as it should be';
  const message = error.message ?? 'is not as it should be';
  if (error.keyword === 'const') return `must be ${JSON.stringify(error.params.allowedValue)}`;
  if (error.keyword !== 'enum') return message;
  const allowed = error.params.allowedValues as readonly unknown[];
  return `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`;
}
