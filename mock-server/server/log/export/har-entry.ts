import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import { contract } from '../../../contract/catalog.ts';
import type { ExchangeTimings } from '../../../delivery/exchange.ts';
import { shownAnswer, shownRequestHeaders } from '../../../dispatch/attempt-view.ts';
import type { HeaderPairs } from '../../../dispatch/build-request.ts';
import { shownUrlText } from '../../../dispatch/shown-url.ts';
import type { AttemptRecord } from '../../../store/attempt-record.ts';
import type { AttemptRow } from '../../../store/delivery-log-store.ts';
import type { LoggedDelivery } from './logged-deliveries.ts';

const httpVersion = 'HTTP/1.1';

/** One attempt as an entry of HAR 1.2; undefined while it is in flight. What HAR has no name for begins with `_`. */
export function harEntry(
  { row, event }: LoggedDelivery,
  { attemptId, number, startedAt, record }: AttemptRow,
) {
  if (!record) return undefined;
  const {
    requestHeaders,
    requestBody = event?.body,
    response,
    outcome,
    timings,
    remoteAddress,
    faults,
  } = record;
  const url = shownUrlText(row.endpointUrl);
  return {
    startedDateTime: startedAt,
    time: timings.totalMs,
    request: {
      method: contract.method,
      url,
      httpVersion,
      cookies: [],
      headers: named(shownRequestHeaders(requestHeaders)),
      queryString: URL.canParse(url) ? named([...new URL(url).searchParams]) : [],
      ...(requestBody === undefined ? {} : { postData: postData(requestBody) }),
      headersSize: -1,
      bodySize: requestBody?.byteLength ?? -1,
    },
    response: response ? harResponse(response, requestHeaders) : noResponse,
    cache: {},
    timings: harTimings(timings),
    ...(remoteAddress === undefined ? {} : { serverIPAddress: remoteAddress }),
    comment: outcome.message,
    _deliveryId: row.id,
    _attemptId: attemptId,
    _attempt: number,
    _outcome: outcome.code,
    ...(response ? {} : { _error: outcome.code }),
    ...(faults.length === 0 ? {} : { _faults: faults }),
  };
}

/** As browsers write it for a request that had no answer. */
const noResponse = {
  status: 0,
  statusText: '',
  httpVersion,
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function harResponse(response: NonNullable<AttemptRecord['response']>, requestHeaders: HeaderPairs) {
  const { status, headers, body, truncated } = shownAnswer(response, requestHeaders);
  return {
    ...noResponse,
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: named(headers),
    content: {
      size: body.byteLength,
      mimeType: valueIn(headers, 'content-type') ?? 'x-unknown',
      ...encoded(body, 'encoding'),
      ...(truncated ? { comment: 'The beginning of the body.' } : {}),
    },
    redirectURL: valueIn(headers, 'location') ?? '',
    bodySize: body.byteLength,
  };
}

function postData(body: Uint8Array) {
  // HAR has no encoding for what was posted, as browsers have none either; the name is theirs for it.
  return { mimeType: contract.contentType, params: [], ...encoded(body, '_encoding') };
}

function encoded(bytes: Uint8Array, encodingName: 'encoding' | '_encoding') {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer)
    ? { text: buffer.toString('utf8') }
    : { text: buffer.toString('base64'), [encodingName]: 'base64' };
}

/** Ours count from the beginning of the attempt, HAR's from the end of the step before; -1 is a step not taken. */
function harTimings({ lookupMs, connectMs, sentMs, firstByteMs, totalMs }: ExchangeTimings) {
  let fromMs = 0;
  const step = (untilMs: number | undefined) => {
    if (untilMs === undefined) return -1;
    const tookMs = Math.max(0, untilMs - fromMs);
    fromMs = Math.max(fromMs, untilMs);
    return tookMs;
  };
  const [dns, connect] = [step(lookupMs), step(connectMs)];
  const [send, wait, receive] = [step(sentMs), step(firstByteMs), step(totalMs)];
  // These three may not be absent.
  return { blocked: -1, dns, connect, ssl: -1, send: Math.max(0, send), wait: Math.max(0, wait), receive };
}

function named(pairs: HeaderPairs) {
  return pairs.map(([name, value]) => ({ name, value }));
}

function valueIn(headers: HeaderPairs, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
