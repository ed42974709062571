import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from '../../generated/examples.ts';
import { validateWorkflowRunFailedEvent } from '../../generated/validators.ts';

const { event } = examples['workflow.run.failed'].seed ?? {};
const isDateTime = (occurredAt: string) => validateWorkflowRunFailedEvent({ ...event, occurredAt });

/** By RFC 3339, section 5.6; where the RFC leaves a choice, what the receivers of a webhook are known to read. */
const accepted = [
  '2026-04-07T10:22:00Z',
  '2026-04-07t10:22:00z',
  '2026-04-07T10:22:00.1Z',
  '2026-04-07T10:22:00.123456789Z',
  '2026-04-07T10:22:00+00:00',
  '2026-04-07T10:22:00-00:00',
  '2026-04-07T10:22:00+14:00',
  '2026-04-07T10:22:00-23:59',
  '2024-02-29T00:00:00Z',
  '2000-02-29T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '1990-12-31T23:59:60Z',
  '1990-12-31T15:59:60-08:00',
];

const refused = [
  '',
  '2026-04-07',
  '10:22:00Z',
  '2026-04-07 10:22:00Z',
  '2026-04-07T10:22:00',
  '2026-04-07T10:22Z',
  '2026-04-07T24:00:00Z',
  '2026-04-07T10:60:00Z',
  '2026-04-07T10:22:61Z',
  '2026-04-07T10:22:00.Z',
  '2026-04-07T10:22:00,5Z',
  '2026-04-07T10:22:00+24:00',
  '2026-04-07T10:22:00+01:60',
  '2026-04-07T10:22:00+0100',
  '2026-04-07T10:22:00+01',
  '2026-04-07T10:22:00 Z',
  '2026-4-7T10:22:00Z',
  '2026-00-07T10:22:00Z',
  '2026-13-07T10:22:00Z',
  '2026-04-00T10:22:00Z',
  '2026-04-31T10:22:00Z',
  '2025-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '+12026-04-07T10:22:00Z',
  '12026-04-07T10:22:00Z',
  '20260407T102200Z',
  ' 2026-04-07T10:22:00Z',
  '2026-04-07T10:22:00Z\n',
  '２026-04-07T10:22:00Z',
  '1775556000',
];

describe('a date-time', () => {
  it.each(accepted)('can be %j', (text) => expect(isDateTime(text)).toBe(true));

  it.each(refused)('cannot be %j', (text) => expect(isDateTime(text)).toBe(false));

  it('can be whatever Date writes', () => {
    const years = {
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    };
    fc.assert(fc.property(fc.date(years), (date) => isDateTime(date.toISOString())));
  });

  it('is on a day that the calendar has', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(number(9999), number(13), number(32), (year, month, day) => {
        const pad = (value: number, width: number) => String(value).padStart(width, '0');
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T00:00:00.000Z`;
        // Date reads February 30 as March 2: only a day that comes back as it went in is one.
        const date = new Date(text);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString() === text;
        expect(isDateTime(text), text).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  it('is judged without an exception and in no time, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void isDateTime(text)));
    const started = performance.now();
    isDateTime(`2026-04-07T10:22:00.${'1'.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
