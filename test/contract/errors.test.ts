import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ErrorCode, errorTable, PlexteraError } from '../../mock-server/contract/errors.ts';

const codes = Object.keys(errorTable) as readonly ErrorCode[];

describe.each(codes)('%s', (code) => {
  test('has a code of ours, a sentence, and what to do', () => {
    expect(code).toMatch(/^PLEXTERA_[A-Z_]+$/);
    const { message, hint } = errorTable[code];
    expect(message).toMatch(/[.}]$/);
    expect(hint).toMatch(/[.}]$/);
  });

  test('leaves no placeholder behind, whether or not its details are given', () => {
    const names = `${errorTable[code].message}${errorTable[code].hint}`.matchAll(/\{(\w+)\}/g);
    const details = Object.fromEntries([...names].map(([, name]) => [name, `<${name}>`]));
    for (const error of [new PlexteraError(code), new PlexteraError(code, details)])
      expect(`${error.message}${error.hint}`).not.toMatch(/[{}]|undefined/);
    for (const value of Object.values(details)) {
      const error = new PlexteraError(code, details);
      expect(`${error.message}${error.hint}`).toContain(value);
    }
  });
});

test('an error carries its code, its name and a hint, and is an Error', () => {
  const error = new PlexteraError('PLEXTERA_TOLERANCE', { value: 0 });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'PlexteraError',
    code: 'PLEXTERA_TOLERANCE',
    message: 'A tolerance of 0 seconds is not possible.',
    hint: 'Give a positive number of seconds, or Infinity to switch the check off.',
  });
});

test('a detail that looks like a placeholder stays as it is', () => {
  const error = new PlexteraError('PLEXTERA_SIGNATURE_REFUSED', { reason: '{reason} {code}' });
  expect(error.message).toBe('The signature was refused: {reason} {code}');
});

test('CONTRIBUTING documents every error as it is', () => {
  const page = readFileSync(join(import.meta.dirname, '../../.github/CONTRIBUTING.md'), 'utf8');
  const [, table = ''] = /<!-- errors:start -->\n([\s\S]*?)<!-- errors:end -->/.exec(page) ?? [];
  expect(table).toBe(errorDocumentation());
});

/** What stands between the markers; on a mismatch, copy it from the difference that the test shows. */
function errorDocumentation(): string {
  const rows = codes.map(
    (code) => `| \`${code}\` | ${errorTable[code].message} | ${errorTable[code].hint} |`,
  );
  return `${['| code | message | what to do |', '| --- | --- | --- |', ...rows].join('\n')}\n`;
}
