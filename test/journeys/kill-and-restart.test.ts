import { expect, test, vi } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startCli } from '../fixtures/run-cli.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const secret = 'whsec_of_the_kill_and_restart';

async function serve(dataDir: string, target: string) {
  const started = startCli(['serve', '--port', '0', '--data-dir', dataDir, '--to', target], {
    env: { PLEXTERA_SIGNING_SECRET: secret },
  });
  const [, origin = ''] = await started.waitFor(/API +(http:\/\/[^/]+)/);
  await started.waitFor(/\^C to quit/);
  return { ...started, origin };
}

test('S44: a mock that is killed in the middle of deliveries loses none of the events that it took', async () => {
  const dataDir = tempFolder();
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const first = await serve(dataDir, receiver.url);
  const accepted = new Set<string>();
  for (let seed = 1; seed <= 40; seed += 1) {
    const response = await fetch(`${first.origin}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventType: 'workflow.run.completed', seed }),
    });
    expect(response.status).toBe(202);
    accepted.add(((await response.json()) as { eventId: string }).eventId);
  }
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(0));
  first.child.kill('SIGKILL');
  await first.ended;
  const before = receiver.requests.length;

  const second = await serve(dataDir, receiver.url);
  const delivered = async () => {
    receiver.release();
    const { data } = (await (await fetch(`${second.origin}/api/v1/deliveries`)).json()) as {
      data: { eventId: string; state: string; attempts: { number: number; outcome?: { kind: string } }[] }[];
    };
    expect(data.filter(({ state }) => state === 'delivered')).toHaveLength(accepted.size);
    return data;
  };
  const data = await vi.waitFor(delivered, { timeout: 15_000, interval: 50 });
  const received = receiver.requests.slice(before).map(({ body, headers: sent }) => {
    const reception = receive(body, sent, secret);
    return reception.kind === 'event' ? reception.event.eventId : reception.kind;
  });
  expect(new Set(received)).toEqual(accepted);
  const interrupted = data.filter(({ attempts }) => attempts[0]?.outcome?.kind === 'unknown');
  // One that was begun may not have arrived when the end came.
  expect(interrupted.length).toBeGreaterThanOrEqual(before);
  for (const { attempts } of interrupted) expect(attempts.map(({ number }) => number)).toEqual([1, 2]);
  const ids = receiver.requests.map((request) => readHeader(request.headers, headers.deliveryId.name)[0]);
  expect(new Set(ids).size).toBe(ids.length);
  second.child.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
});
