import { randomUUID } from 'node:crypto';
import type { Contender } from '../interleave.ts';
import { repeat } from '../interleave.ts';
import type { PeerFolder } from './peer-folder.ts';

/** As much of the package as is used. */
interface StandardWebhooks {
  readonly Webhook: new (
    secret: string,
  ) => {
    sign(id: string, at: Date, body: string): string;
    verify(body: Buffer | string, headers: Readonly<Record<string, string>>): unknown;
  };
}

/** The reference library of Standard Webhooks: another header, and the same HMAC over id, time and body. */
export function installStandardWebhooks(
  peers: PeerFolder,
  text: string,
): { readonly sign: Contender; readonly verify: Contender } {
  peers.install('standardwebhooks@1.1.1');
  const { Webhook } = peers.load<StandardWebhooks>('standardwebhooks');
  const webhook = new Webhook(Buffer.from('of-the-benchmark-and-nothing-else').toString('base64'));
  const [id, at, body] = [randomUUID(), new Date(), Buffer.from(text)];
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': webhook.sign(id, at, text),
  };
  return {
    sign: { name: 'standardwebhooks', run: repeat(() => webhook.sign(id, new Date(), text)) },
    // It parses the body as well, which cannot be turned off.
    verify: { name: 'standardwebhooks, with parsing', run: repeat(() => webhook.verify(body, headers)) },
  };
}
