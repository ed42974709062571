import type { Probe, Reply } from '../../../mock-server/conformance/receiver.ts';

/** A probe that differs from a small POST only in what is named. */
export function probe(changes: Partial<Omit<Probe, 'body'>> & { readonly body?: string } = {}): Probe {
  const { body = '{"a":1}', ...others } = changes;
  return {
    method: 'POST',
    headers: [['Content-Type', 'application/json']],
    wire: {},
    deadlineMs: 5_000,
    ...others,
    body: Buffer.from(body),
  };
}

/** A reply in one line: the status and the body, or the kind and the message. */
export function shown(reply: Reply | undefined): string {
  if (reply?.kind === 'answer') return `${reply.status} ${Buffer.from(reply.body).toString()}`.trimEnd();
  return `${reply?.kind}: ${reply?.message}`;
}
