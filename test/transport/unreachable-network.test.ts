import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeFailure } from '../../mock-server/transport/describe-failure.ts';

const program = `
  import { systemClock } from './mock-server/runtime/clock.ts';
  import { createHttpTransport } from './mock-server/transport/http-transport.ts';
  const transport = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
  const url = new URL('http://127.0.0.1:9/');
  const exchange = await transport.send({ url, headers: [], body: new Uint8Array(1), deadlineMs: 2000 });
  await transport.close();
  console.log(exchange.failure.code);
`;

// In a fresh network namespace even the loopback device is down; making one needs rights not everybody has.
const isolate = ['-rn', process.execPath, '--import', 'tsx', '--input-type=module', '-e'];
const canIsolate = spawnSync('unshare', ['-rn', 'true']).status === 0;

test.runIf(canIsolate)('S37 an unreachable network is retryable and known at once', () => {
  const child = spawnSync('unshare', [...isolate, program], { encoding: 'utf8', timeout: 10_000 });
  expect(child.stdout.trim(), child.stderr).toBe('network_unreachable');
});

test.each(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EINVAL'])(
  'S37 %s while connecting is called an unreachable network',
  (code) => {
    const error = Object.assign(new Error(`connect ${code} 127.0.0.1:9`), { code });
    expect(describeFailure(error, 'connect', false).code).toBe('network_unreachable');
  },
);

test('S34 of several dead addresses the one that refused is told', () => {
  const errors = ['ENETUNREACH', 'ECONNREFUSED'].map((code) => Object.assign(new Error(code), { code }));
  const error = Object.assign(new AggregateError(errors), { code: 'ENETUNREACH' });
  expect(describeFailure(error, 'connect', false).code).toBe('connection_refused');
});
