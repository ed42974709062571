import type { ReceivedRequest } from '../../receiver/http-receiver.ts';
import { shownRequest } from '../../receiver/recording/shown-request.ts';
import { requestView } from '../output/print-request.ts';

/** A line of `listen --json`: what was made of the request, and the request itself for `check`, without secrets. */
export function requestRecord(request: ReceivedRequest, secret: string): object {
  const { headers, body, bodyRedacted } = shownRequest(request, [secret]);
  return {
    ...requestView(request),
    receivedAt: request.receivedAt.toISOString(),
    headers,
    body: { base64: body.toString('base64') },
    ...(bodyRedacted ? { bodyRedacted } : {}),
  };
}
