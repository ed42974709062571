import type { Probe } from './receiver.ts';

const printable = /^[\t\x20-\x7e]*$/;

/**
 * A request as a line for a POSIX shell, with the signature as it was sent: a receiver that looks at the time refuses it
 * some minutes later. A body or a header that is not printable goes by `printf`. What belongs to the connection, such as
 * where a body was cut, is not in it.
 */
export function curlLine({ method, headers, body, wire }: Probe, url: string): string {
  const text = Buffer.from(body).toString('latin1');
  const isPlain = printable.test(text);
  const sent = [
    'curl -sS -g',
    method === 'HEAD' ? '--head' : `-i -X ${word(method)}`,
    ...(wire.httpVersion === '1.0' ? ['--http1.0'] : []),
    ...[...headers, ...unwanted(headers, wire.expectContinue ?? false)].map(
      (header) => `-H ${headerWord(header)}`,
    ),
    ...(method === 'HEAD' ? [] : [isPlain ? `--data-raw ${word(text)}` : '--data-binary @-']),
    word(url),
  ].join(' ');
  if (isPlain || method === 'HEAD') return sent;
  return `printf %s ${word(Buffer.from(body).toString('base64'))} | base64 -d | ${sent}`;
}

/** Headers that curl would add by itself; a name without a value takes them away. */
function unwanted(headers: Probe['headers'], expectsContinue: boolean): Probe['headers'] {
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const own = ['Accept', 'Content-Type', 'User-Agent', ...(expectsContinue ? [] : ['Expect'])];
  return own.filter((name) => !given.has(name.toLowerCase())).map((name) => [`${name}:`, ''] as const);
}

/** For curl, `Name;` is a header without a value, and `Name:` one that is not sent. */
function headerWord([name, value]: Probe['headers'][number]): string {
  if (value === '') return word(name.endsWith(':') ? name : `${name};`);
  return word(`${name}: ${value}`);
}

/** One word of a POSIX shell; bytes that a terminal would not show stand as octal numbers. */
function word(text: string): string {
  if (printable.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const octal = [...Buffer.from(text, 'latin1')].map((byte) =>
    /[\w .,:;=/+-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"$(printf '${octal.join('')}')"`;
}
