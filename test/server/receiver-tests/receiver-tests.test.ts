import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import { buildServer } from '../../../mock-server/server/build-server.ts';
import { ReceiverTests } from '../../../mock-server/server/receiver-tests/receiver-tests.ts';
import { reportFormats } from '../../../mock-server/server/receiver-tests/report-formats.ts';
import { startControlApi, startMock } from '../../fixtures/control-api.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { defects } from '../../receivers/broken/defects.ts';
import { reference } from '../../receivers/broken/reference-receiver.ts';
import { path, secret, startTested } from './start-tested.ts';

afterAll(expectNoSocketsLeft);

type Api = Awaited<ReturnType<typeof startTested>>;

async function run({ send, read }: Pick<Api, 'send' | 'read'>, request: object) {
  const started = await send('POST', path, request);
  expect(started.status).toBe(202);
  await vi.waitFor(async () => expect((await read()).body.run.status).toBe('finished'), { timeout: 10_000 });
  return (await read()).body;
}

const idsOf = (results: readonly { readonly id: string }[]) => results.map(({ id }) => id);

test('a group of cases is run, and what it found is kept with why it matters and how it is mended', async () => {
  const api = await startTested(defects['prefix-compare']());
  const before = (await api.read()).body;
  expect(before).toEqual({
    seq: 0,
    target: {
      subscriptionId: 'sub_target',
      url: api.receiver.url,
      host: new URL(api.receiver.url).host,
      elsewhere: false,
    },
    results: [],
  });
  const { run: last, results } = await run(api, { only: ['SIG'], seed: 7 });
  expect(last).toMatchObject({ outcome: 'fail', seed: 7, receiver: api.receiver.url, rerun: false });
  expect(last.summary).toBe('One thing must be fixed.');
  expect(idsOf(results).sort()).toEqual([...last.planned].sort());
  const failed = results.filter(({ verdict }: { readonly verdict: string }) => verdict === 'fail');
  expect(failed).toContainEqual(
    expect.objectContaining({ id: 'SIG-08', standing: 'counts', reason: expect.stringMatching(/./) }),
  );
  const { body: detail } = await api.read('/case?id=SIG-08');
  expect(detail).toMatchObject({ id: 'SIG-08', why: expect.any(String), fix: expect.any(String) });
  expect(failed).toContainEqual(detail.result);
  expect(detail.exchanges.at(-1).answer.status).toBe(200);
  expect(detail.curl).toMatch(/^curl /);
});

test('the secret, and what the target’s own headers hold, is in nothing that comes out', async () => {
  const leaking = { ...defects['leaks-expected-signature'](), ...defects['no-verify']() };
  const api = await startTested(leaking, {}, [['X-Gateway-Key', 'key_canary_of_the_gateway']]);
  await run(api, { only: ['SIG', 'TRN'] });
  const told = [
    JSON.stringify((await api.read()).body),
    JSON.stringify((await api.read('/case?id=SIG-03')).body),
  ];
  for (const format of Object.keys(reportFormats)) {
    const report = await fetch(`${api.origin}${path}/report?format=${format}`);
    expect(report.status).toBe(200);
    expect(report.headers.get('content-disposition')).toMatch(/^attachment; filename="receiver-test-\w+\./);
    expect(report.headers.get('x-content-type-options')).toBe('nosniff');
    told.push(await report.text());
  }
  for (const text of told) {
    expect(text.length).toBeGreaterThan(500);
    expect(text).not.toContain(secret);
    expect(text).not.toContain('key_canary');
  }
});

test('one run goes on at a time, and it is stopped with what it knows', async () => {
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const mock = await startMock({ url: receiver.url, secret });
  const { send } = await startControlApi(mock);
  expect((await send('POST', path, {})).status).toBe(202);
  const second = await send('POST', path, {});
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({ code: 'test-running', hint: expect.any(String) });
  const report = await send('GET', `${path}/report`);
  expect([report.status, ((await report.json()) as { code: string }).code]).toEqual([409, 'test-running']);
  expect((await send('DELETE', path)).status).toBe(204);
  const { run: last } = (await (await send('GET', path)).json()) as { run: object };
  expect(last).toMatchObject({ status: 'finished', outcome: 'interrupted' });
  expect((await send('DELETE', path)).status).toBe(204);
});

test('a case that is run anew keeps what was found of the others, in the report as well', async () => {
  const prefixOnly = defects['prefix-compare']().isSame ?? reference.isSame;
  let mended = false;
  const api = await startTested({
    isSame: (candidate, expected) => (mended ? reference.isSame : prefixOnly)(candidate, expected),
  });
  const first = await run(api, { only: ['SIG'] });
  mended = true;
  const second = await run(api, { ids: ['SIG-08', 'SIG-16'], rerun: true });
  expect(first.run.outcome).toBe('fail');
  expect(second.run).toMatchObject({ rerun: true, planned: ['SIG-08', 'SIG-16'], outcome: 'pass' });
  expect(idsOf(second.results).sort()).toEqual(idsOf(first.results).sort());
  const report = (await api.read('/report?format=json')).body;
  expect(report.outcome).toBe('pass');
  expect(idsOf(report.cases)).toEqual(first.run.planned);
});

test('a run anew of another receiver is refused: its results would be mixed', async () => {
  const api = await startTested();
  await run(api, { ids: ['BAS-01'] });
  const other = await startTested();
  await api.mock.setTarget({ url: new URL(other.receiver.url), secret, extraHeaders: [] });
  const answer = await api.send('POST', path, { ids: ['BAS-01'], rerun: true });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'other-target' });
});

test('what cannot be asked for is answered with what is wrong, and nothing is sent', async () => {
  const receiver = await startRecordingReceiver(200);
  const { send } = await startControlApi(await startMock({ url: receiver.url, secret }));
  const refusal = async (request: object) => {
    const answer = await send('POST', path, request);
    const { code, detail, hint } = (await answer.json()) as Record<string, string>;
    return [answer.status, code, `${detail} ${hint}`];
  };
  expect(await refusal({ only: ['SIX'] })).toEqual([
    422,
    'PLEXTERA_BAD_OPTION',
    expect.stringContaining('Did you mean SIG?'),
  ]);
  expect(await refusal({ sed: 1 })).toEqual([
    400,
    'bad-request',
    expect.stringContaining('did you mean "seed"?'),
  ]);
  expect(await refusal({ async: true })).toEqual([
    422,
    'PLEXTERA_BAD_OPTION',
    expect.stringContaining('observer'),
  ]);
  expect(await refusal({ observerUrl: 'http://127.0.0.1:1/' })).toEqual([
    422,
    'PLEXTERA_BAD_OPTION',
    expect.stringContaining('{eventId}'),
  ]);
  expect(await refusal({ subscriptionId: 'sub_none' })).toEqual([409, 'no-target', expect.any(String)]);
  expect(await refusal({ maxSeconds: 601 })).toEqual([
    400,
    'bad-request',
    expect.stringContaining('maxSeconds'),
  ]);
  expect(receiver.requests).toEqual([]);
  expect((await send('GET', `${path}/case?id=NONE-1`)).status).toBe(404);
  expect((await send('GET', `${path}/report`)).status).toBe(404);
  expect((await send('GET', `${path}/report?format=jsn`)).status).toBe(400);
});

test('without a target there is nothing to test', async () => {
  const { send, origin } = await startControlApi();
  expect((await send('POST', path, {})).status).toBe(409);
  expect(await (await fetch(origin + path)).json()).toEqual({ seq: 0, results: [] });
});

test('another machine is tested only if it was allowed at start and a person agrees, and never if it reads like production', async () => {
  const { receiver } = await startTested();
  const { port } = new URL(receiver.url);
  const mock = await startMock();
  const policy = { allowHosts: ['*.example'] };
  const asked: string[] = [];
  const receiverTests = new ReceiverTests({
    ...{ mock, policy, clock: systemClock, random: systemRandom },
    lookup: (host, _options, done) => {
      asked.push(host);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    },
  });
  const { send, origin } = await startControlApi(mock, { policy, receiverTests });
  const codeFor = async (url: string, request: object = {}) => {
    await mock.setTarget({ url: new URL(url), secret, extraHeaders: [] });
    const answer = await send('POST', path, { ids: ['BAS-01'], ...request });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  const url = `http://hooks.example:${port}/webhooks`;
  expect(await codeFor(url)).toEqual([409, 'confirm-needed']);
  expect(await codeFor(url, { confirm: 'hooks.example' })).toEqual([409, 'confirm-needed']);
  expect(await codeFor('http://prod.example/webhooks', { confirm: 'prod.example' })).toEqual([
    422,
    'PLEXTERA_BAD_TARGET',
  ]);
  expect(await codeFor('http://192.0.2.1/webhooks')).toEqual([422, 'PLEXTERA_BAD_TARGET']);
  expect(asked).toEqual([]);
  expect(await codeFor(url, { confirm: `hooks.example:${port}` })).toEqual([202, undefined]);
  await receiverTests.settled();
  expect(asked).toContain('hooks.example');
  const { target, run: last } = (await (await fetch(origin + path)).json()) as Record<string, object>;
  expect(target).toMatchObject({ elsewhere: true, host: `hooks.example:${port}` });
  expect(last).toMatchObject({ outcome: 'pass' });
});

test('a host that was not allowed is not dialled, and the run says why', async () => {
  const mock = await startMock();
  await mock.setTarget({ url: new URL('http://hooks.example/'), secret, extraHeaders: [] });
  const receiverTests = new ReceiverTests({
    ...{ mock, policy: { allowHosts: [] }, clock: systemClock, random: systemRandom },
    lookup: (_host, _options, done) => done(null, [{ address: '192.0.2.1', family: 4 }]),
  });
  await receiverTests.start();
  await receiverTests.settled();
  expect(receiverTests.record.run).toMatchObject({
    outcome: 'unreachable',
    stopped: { message: expect.stringContaining('is not on the allow-list') },
  });
});

test('a receiver that is not there is told with the error and the usual causes', async () => {
  const api = await startTested();
  await api.receiver.close();
  const { run: last, results } = await run(api, {});
  expect(results).toEqual([]);
  expect(last).toMatchObject({ outcome: 'unreachable', stopped: { kind: 'unreachable' } });
  expect(last.stopped.message).toContain('refused');
  expect(last.causes).toHaveLength(3);
  expect(last.causes[0]).toContain(new URL(api.receiver.url).origin);
});

test('without an observer nobody can tell effects, and with one they are counted', async () => {
  const api = await startTested();
  const observer = createServer((request, response) => {
    response.end(String(api.receiver.count(decodeURIComponent(request.url?.slice(1) ?? ''))));
  });
  await new Promise<void>((resolve) => observer.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => observer.close(() => resolve())));
  const { port } = observer.address() as AddressInfo;
  const verdict = async (request: object) =>
    (await run(api, { ids: ['IDM-01'], ...request })).results[0].verdict;
  expect(await verdict({})).toBe('inconclusive');
  expect(await verdict({ observerUrl: `http://127.0.0.1:${port}/{eventId}` })).toBe('pass');
});

test('the run ends with the server, and no other begins', async () => {
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const mock = await startMock({ url: receiver.url, secret });
  const receiverTests = new ReceiverTests({
    ...{ mock, policy: { allowHosts: [] }, clock: systemClock, random: systemRandom },
  });
  const server = buildServer({ mock, receiverTests });
  await receiverTests.start();
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(0));
  await server.close();
  expect(receiverTests.record.run).toMatchObject({ status: 'finished', outcome: 'interrupted' });
  await expect(receiverTests.start()).rejects.toMatchObject({ status: 503 });
});

test('of a receiver that fails where it should refuse, it says that first', async () => {
  const api = await startTested(defects['throw-on-length']());
  await run(api, { only: ['SIG'], seed: 7 });
  const { body: detail } = await api.read('/case?id=SIG-08');
  expect(detail.result.verdict).toBe('fail');
  expect(detail.why).toMatch(/^It did not take this, and did not refuse it either/);
  expect(detail.fix).toMatch(/^First find out what failed/);
});
