import type { LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import type { RawShape } from '../../mock-server/transport/raw-shape.ts';
import { withRawSending } from '../../mock-server/transport/raw-transport.ts';

interface Setup {
  readonly lookup?: LookupFunction;
  readonly ca?: string;
  readonly responseBodyCapBytes?: number;
}

/** A transport with raw sending, closed with the test. */
export function startRaw(setup: Setup = {}) {
  const options = { clock: systemClock, policy: { allowHosts: [] }, ...setup };
  const transport = withRawSending(createHttpTransport(options), options);
  onTestFinished(transport.close);
  const send = (url: URL | string, shape: RawShape = { pieces: 2 }, deadlineMs = 2_000) =>
    transport.send({
      url: new URL(url),
      headers: [['X-A', 'b']],
      body: Buffer.from('{"a":1}'),
      deadlineMs,
      shape,
    });
  return { transport, send };
}
