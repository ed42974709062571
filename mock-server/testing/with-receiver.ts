import type { Receiver } from '../conformance/receiver.ts';
import { type UrlReceiverOptions, urlReceiver } from './url-receiver.ts';

/** What can be tested: a receiver that an adapter made, or the URL of one that listens. */
export type ReceiverTarget = Receiver | string | URL;

/** Does something with a receiver; one that was opened for a URL is closed in the end. */
export async function withReceiver<T>(
  target: ReceiverTarget,
  options: UrlReceiverOptions,
  use: (receiver: Receiver) => Promise<T>,
): Promise<T> {
  if (typeof target !== 'string' && !(target instanceof URL)) return use(target);
  const receiver = urlReceiver(target, options);
  try {
    return await use(receiver);
  } finally {
    await receiver.close();
  }
}

/** Where a receiver is, if it has a URL. */
export function urlOf({ name }: Receiver): URL | undefined {
  return URL.canParse(name) ? new URL(name) : undefined;
}
