import { shownUrl, shownUrlText } from '../../dispatch/shown-url.ts';
import type { ReceiverTestRequest } from './receiver-test-request.ts';

/** A command line that runs the same cases with the same requests; what may be a key in a URL is left to fill in. */
export function replayLine(url: URL, seed: number, request: ReceiverTestRequest): string {
  const { only = [], ids = [], observerUrl, maxRequests, maxSeconds } = request;
  const flags = ['strict', 'slow', 'load', 'async'] as const;
  return [
    `plextera-webhooks test ${word(shownUrl(url))} --seed ${seed}`,
    ...only.map((group) => `--only ${word(group)}`),
    ...ids.map((id) => `--case ${word(id)}`),
    ...(observerUrl === undefined
      ? []
      : [`--observer-url ${word(shownUrlText(observerUrl).replaceAll(/%7B|%7D/gi, decodeURIComponent))}`]),
    ...(maxRequests === undefined ? [] : [`--max-requests ${maxRequests}`]),
    ...(maxSeconds === undefined ? [] : [`--max-seconds ${maxSeconds}`]),
    ...flags.filter((flag) => request[flag]).map((flag) => `--${flag}`),
  ].join(' ');
}

/** One word of a POSIX shell. */
function word(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
