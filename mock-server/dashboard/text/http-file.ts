import { contract } from '../../contract/catalog.ts';
import { keptHeaders, type SentRequest } from './sent-request.ts';

/** A request as a file for the HTTP clients of editors (RFC 9110 as text): the very headers, signature included. */
export function httpFile({ url, headers, text }: SentRequest, expiry: string): string {
  const { kept, hidden } = keptHeaders(headers);
  return [
    `# ${expiry}`,
    ...(hidden.length === 0 ? [] : [`# Left out, as the values are hidden: ${hidden.join(', ')}`]),
    ...(text === undefined ? ['# The body is no text: put its bytes into body.bin beside this file.'] : []),
    `${contract.method} ${url}`,
    ...kept.map(([name, value]) => `${name}: ${value}`),
    '',
    text ?? '< ./body.bin',
    '',
  ].join('\n');
}
