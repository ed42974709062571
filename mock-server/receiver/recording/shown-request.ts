import { hideTexts } from '../../delivery/hide-texts.ts';
import { isSecret } from '../../delivery/redact-answer.ts';
import { redactHeaders } from '../../delivery/redact-headers.ts';
import { headerPrefix } from '../header-prefix.ts';
import type { ArrivedRequest } from '../http-receiver.ts';

/** Headers of HTTP and of W3C Trace Context that hold no secret. Any other may be a gateway's key. */
const harmless: readonly string[] = [
  'host',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'accept',
  'accept-encoding',
  'accept-language',
  'date',
  'traceparent',
  'tracestate',
];

/** A request as it may be kept: its headers redacted, and whether the body had to be changed. */
export interface ShownRequest {
  readonly headers: ArrivedRequest['headers'];
  readonly body: Buffer;
  readonly bodyRedacted: boolean;
}

/** What is shorter is a word that stands in any body. */
const shortestSecret = 8;

/** @param hidden texts that stand nowhere in what is kept, such as the signing secret. */
export function shownRequest(
  { headers, rawBody }: Pick<ArrivedRequest, 'headers' | 'rawBody'>,
  hidden: readonly string[],
): ShownRequest {
  const texts = hidden.filter((text) => text.length >= shortestSecret);
  const shown = headers.map(([name]) => name).filter(isShown);
  const hiding = hideTexts({ headers: redactHeaders(headers, shown), body: rawBody }, texts);
  return { headers: hiding.headers, body: hiding.body, bodyRedacted: hiding.body !== rawBody };
}

function isShown(name: string): boolean {
  const lower = name.toLowerCase();
  if (harmless.includes(lower)) return true;
  return headerPrefix !== '' && lower.startsWith(headerPrefix) && !isSecret(lower);
}
