import { signatureParameters } from '../contract/catalog.ts';
import type { Refusal } from './refusal.ts';

const { elementSeparator, valueSeparator, timestampKey, signatureKey, maxSignatures } = signatureParameters;

/** The parts of a signature header. `timestamp` is the text that was signed, digit for digit. */
export interface SignatureHeader {
  readonly timestamp: string;
  readonly signatures: readonly string[];
}

/** The header's text: one timestamp, then each signature. */
export function formatSignatureHeader({ timestamp, signatures }: SignatureHeader): string {
  const elements = [[timestampKey, timestamp], ...signatures.map((signature) => [signatureKey, signature])];
  return elements.map(([key, value]) => `${key}${valueSeparator}${value}`).join(elementSeparator);
}

/**
 * Reads a header strictly: one timestamp in plain decimal digits, at least one signature of the scheme, no white
 * space. Elements of other schemes are ignored, so that new ones can come. What more than one header line joined
 * would look like (two timestamps, white space) is refused as ambiguous.
 */
export function parseSignatureHeader(header: string): SignatureHeader | Refusal {
  if (header.trim() === '') return { check: 'header-missing', message: 'the signature header is empty' };
  if (/\s/.test(header))
    return { check: 'header-malformed', message: 'the signature header holds white space' };
  const elements = header.split(elementSeparator, maxElements + 1);
  if (elements.length > maxElements)
    return {
      check: 'too-many-signatures',
      message: `the signature header has more than ${maxElements} elements`,
    };
  let timestamp: string | undefined;
  const signatures: string[] = [];
  for (const element of elements) {
    const at = element.indexOf(valueSeparator);
    if (at < 1)
      return { check: 'header-malformed', message: 'an element of the signature header is not key=value' };
    const key = element.slice(0, at);
    const value = element.slice(at + valueSeparator.length);
    if (key === timestampKey) {
      if (timestamp !== undefined)
        return { check: 'timestamp-repeated', message: 'the signature header has more than one timestamp' };
      timestamp = value;
    } else if (key === signatureKey) signatures.push(value);
  }
  return checkParts(timestamp, signatures);
}

/** Other schemes may stand beside ours; this many elements in all is more than any rotation needs. */
const maxElements = maxSignatures * 2;

/** No sign, no leading zero, no fraction, no exponent; twelve digits last until the year 33658. */
const decimalSeconds = /^[1-9][0-9]{0,11}$/;

function checkParts(timestamp: string | undefined, signatures: readonly string[]): SignatureHeader | Refusal {
  if (timestamp === undefined)
    return { check: 'timestamp-missing', message: `the signature header has no ${timestampKey}` };
  if (!decimalSeconds.test(timestamp))
    return { check: 'timestamp-malformed', message: 'the timestamp is not a whole number of seconds' };
  if (signatures.length === 0)
    return { check: 'signature-missing', message: `the signature header has no ${signatureKey}` };
  if (signatures.length > maxSignatures)
    return { check: 'too-many-signatures', message: `the header has more than ${maxSignatures} signatures` };
  return { timestamp, signatures };
}
