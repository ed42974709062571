const DELAY_SECONDS = /^\d{1,15}$/;
// RFC 9110 section 5.6.7 asks recipients to read all three spellings of a date.
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850_DATE = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME_DATE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** The header lines of a response, as in `ReceivedResponse.headers`. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/**
 * Reads the wait a receiver asks for, in milliseconds, zero or more; undefined when it asks for none.
 *
 * Takes whole seconds or an HTTP date (RFC 9110, section 10.2.3). A date that has passed is a wait of 0.
 * Anything else is ignored: a sign, a fraction, an exponent, words, an empty value, the header given twice.
 * The result is not capped here; `nextDelayMs` does that.
 * @param nowMs wall-clock time, against which a date is counted.
 */
export function parseRetryAfter(headers: HeaderLines, nowMs: number): number | undefined {
  const [header, ...others] = headers.filter(([name]) => name.toLowerCase() === 'retry-after');
  if (header === undefined || others.length > 0) {
    return undefined;
  }
  const value = header[1].trim();
  if (DELAY_SECONDS.test(value)) {
    return Number(value) * 1000;
  }
  const atMs = parseHttpDate(value);
  return atMs === undefined ? undefined : Math.max(0, atMs - nowMs);
}

function parseHttpDate(value: string): number | undefined {
  if (value.length > 40) {
    return undefined;
  }
  let atMs = Number.NaN;
  if (IMF_FIXDATE.test(value) || RFC_850_DATE.test(value)) {
    atMs = Date.parse(value);
  } else if (ASCTIME_DATE.test(value)) {
    // This form names no zone and means UTC; without the suffix it would be read as local time.
    atMs = Date.parse(`${value} GMT`);
  }
  return Number.isNaN(atMs) ? undefined : atMs;
}
