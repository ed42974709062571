import { jsonLine } from '../../../delivery/json-line.ts';
import { packageVersion } from '../../../runtime/package-version.ts';
import { harEntry } from './har-entry.ts';
import type { LoggedDelivery } from './logged-deliveries.ts';

const head = {
  version: '1.2',
  creator: { name: 'plextera-webhooks', version: packageVersion },
  comment: 'Values of headers that may hold a secret are redacted.',
};

/** An HTTP archive (HAR 1.2) with an entry for each attempt, one on a line. */
export async function* har(deliveries: AsyncIterable<LoggedDelivery>): AsyncGenerator<string> {
  yield `{"log":${jsonLine(head).slice(0, -1)},"entries":[`;
  let separator = '\n';
  for await (const delivery of deliveries)
    for (const attempt of delivery.attempts) {
      const entry = harEntry(delivery, attempt);
      if (!entry) continue;
      yield separator + jsonLine(entry);
      separator = ',\n';
    }
  yield '\n]}}\n';
}
