import { base32Digits } from '../templates/serial.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digitValues = new Map([...digits].map((digit, value) => [digit, value]));

/** The serial number in an event id that begins with this stem; undefined for any other text. */
export function eventSerial(eventId: string, idStem: string): number | undefined {
  if (eventId.length !== idStem.length + base32Digits || !eventId.startsWith(idStem)) return undefined;
  let serial = 0;
  for (let at = idStem.length; at < eventId.length; at++) {
    const value = digitValues.get(eventId.charAt(at));
    if (value === undefined) return undefined;
    serial = serial * digits.length + value;
  }
  return serial;
}
