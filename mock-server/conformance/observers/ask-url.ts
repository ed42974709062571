import type { LookupFunction } from 'node:net';
import type { Clock } from '../../runtime/clock.ts';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import { openHttpReceiver } from '../receivers/http/open-http-receiver.ts';

/** How the URLs of observers and hooks are asked; under the same policy as the receiver. */
export interface AskOptions {
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly ca?: string;
  readonly lookup?: LookupFunction;
  /** By default 10 seconds. */
  readonly timeLimitMs?: number;
}

export interface Asked {
  readonly status: number;
  readonly text: string;
}

/** Asks a URL once. Throws where there is no answer, and `PLEXTERA_BAD_TARGET` where the policy refuses it. */
export async function askUrl(
  method: 'GET' | 'POST',
  url: URL,
  { timeLimitMs = 10_000, ...options }: AskOptions,
): Promise<Asked> {
  const server = openHttpReceiver({ url, ...options });
  try {
    const headers = [['Accept', 'application/json, text/plain']] as const;
    const body = new Uint8Array();
    const reply = await server.send({ method, headers, body, wire: {}, deadlineMs: timeLimitMs });
    if (reply.kind !== 'answer') throw new Error(`${server.name}: ${reply.message}`);
    return { status: reply.status, text: Buffer.from(reply.body).toString('utf8') };
  } finally {
    await server.close();
  }
}
