import { signedParts } from './compute-signature.ts';
import { hmac, type Variant } from './explain-variants.ts';

/** The same event in other bytes: the body at hand is not the one that was signed, or the other way round. */
export function bodyVariants(body: Buffer, timestamp: string, secret: string): readonly Variant[] {
  const bodies = [...byteVariants(body), ...jsonVariants(body), ...decodedVariants(body)];
  return bodies.map(([code, message, bytes]) => ({
    signature: hmac(secret, signedParts(timestamp, bytes)),
    cause: { code, message, fix },
  }));
}

const fix = 'Verify the bytes as they arrived, before any parser, and do not serialise them again.';

type OtherBody = readonly [code: string, message: string, bytes: Buffer];

const byteOrderMark = Buffer.from('\ufeff').toString('latin1');

/** Bytes added or removed; in Latin-1 every byte is one character, so that those around them stay as they are. */
function byteVariants(body: Buffer): readonly OtherBody[] {
  const text = body.toString('latin1');
  const bytes = (changed: string) => Buffer.from(changed, 'latin1');
  const hasMark = text.startsWith(byteOrderMark);
  const newline = 'trailing-newline';
  return [
    [newline, 'a newline at the end of the body was signed and is missing here', bytes(`${text}\n`)],
    [newline, 'a CRLF at the end of the body was signed and is missing here', bytes(`${text}\r\n`)],
    [newline, 'the body has a newline at its end that was not signed', bytes(text.replace(/\r?\n$/, ''))],
    ['line-ends', 'the body was signed with CRLF line ends', bytes(text.replaceAll(/\r?\n/g, '\r\n'))],
    ['line-ends', 'the body was signed with LF line ends', bytes(text.replaceAll('\r\n', '\n'))],
    hasMark
      ? [markCode, 'the body begins with a byte order mark that was not signed', body.subarray(3)]
      : [markCode, 'a byte order mark was signed and is missing here', bytes(byteOrderMark + text)],
  ];
}

const markCode = 'byte-order-mark';

/** The same JSON as other writers write it. A body that is no JSON has none. */
function jsonVariants(body: Buffer): readonly OtherBody[] {
  const code = 're-serialised-body';
  const again = 'the body was parsed and written again';
  try {
    const value: unknown = JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''));
    const python = pythonStyle(value);
    return [
      [code, `${again}, without spaces`, Buffer.from(JSON.stringify(value))],
      [code, `${again}, with indentation`, Buffer.from(JSON.stringify(value, null, 2))],
      [code, `${again} with spaces after : and ,`, Buffer.from(python)],
      [code, `${again} with spaces after : and , and in ASCII`, Buffer.from(asciiOnly(python))],
    ];
  } catch {
    return [];
  }
}

/** Bytes that went through text on their way. */
function decodedVariants(body: Buffer): readonly OtherBody[] {
  const code = 'decoded-body';
  const text = body.toString('utf8');
  return [
    [code, 'the body was signed after its bytes were read as Latin-1', Buffer.from(body.toString('latin1'))],
    [code, 'the body was signed as Latin-1 text', Buffer.from(text, 'latin1')],
    [code, 'the body is not UTF-8 and was signed after what is wrong in it was replaced', Buffer.from(text)],
  ];
}

/** Spaces after colons and commas, which is how Python's json.dumps writes. */
function pythonStyle(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n */g, (_, at: number, all: string) =>
    all[at - 1] === ',' ? ' ' : '',
  );
}

function asciiOnly(text: string): string {
  return text.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
