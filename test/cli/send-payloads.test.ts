import { expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { findExample } from '../../mock-server/payloads/find-example.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

const type = 'workflow.run.failed';

/** The bodies that arrive when `send` is called with each of these lists of options. */
async function bodiesOf(...calls: readonly (readonly string[])[]): Promise<readonly string[]> {
  const receiver = await startRecordingReceiver(200);
  for (const options of calls) {
    const { code, stderr } = await runInProcess(['send', type, '--to', receiver.url, ...options]);
    expect(code, stderr).toBe(0);
  }
  return receiver.requests.map(({ body }) => body.toString('utf8'));
}

async function refusalOf(...options: readonly string[]): Promise<string> {
  const receiver = await startRecordingReceiver(200);
  const { code, stdout, stderr } = await runInProcess(['send', type, '--to', receiver.url, ...options]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(receiver.requests).toEqual([]);
  return stderr;
}

test('every event is a new one', async () => {
  const [first, second] = await bodiesOf([], []);
  expect(first).not.toBe(second);
});

test('--seed gives the same bytes every time, and others for another seed', async () => {
  const [first, second, other] = await bodiesOf(['--seed', '42'], ['--seed', '42'], ['--seed', '43']);
  expect(first).toBe(second);
  expect(first).not.toBe(other);
});

test('--set changes deep values, typed as the contract has them', async () => {
  const [body = ''] = await bodiesOf(
    ['data.error.code=TIMEOUT', 'data.durationMs=1500', 'data.workflowId:="by hand"'].flatMap((set) => [
      '--set',
      set,
    ]),
  );
  expect(JSON.parse(body).data).toMatchObject({
    error: { code: 'TIMEOUT' },
    durationMs: 1500,
    workflowId: 'by hand',
  });
});

test('--data takes the data from a file, and --set changes it after that', async () => {
  const { data } = findExample(type, 'minimal');
  const file = tempFile(`\ufeff${JSON.stringify({ ...data, runId: 'run_from_a_file' })}\n`);
  const [body = ''] = await bodiesOf(['--data', `@${file}`, '--set', 'data.error.code=TIMEOUT']);
  expect(JSON.parse(body).data).toMatchObject({ runId: 'run_from_a_file', error: { code: 'TIMEOUT' } });
});

test('--example takes an example with fresh ids, and --as-is the ids as they are', async () => {
  const event = findExample(type, 'seed');
  const [fresh = '', asIs = ''] = await bodiesOf(['--example', 'seed'], ['--example', 'seed', '--as-is']);
  expect(JSON.parse(asIs)).toEqual(event);
  expect(JSON.parse(fresh).eventId).not.toBe(event.eventId);
  expect(JSON.parse(fresh).data.error).toEqual(JSON.parse(asIs).data.error);
});

test('--unchecked sends what breaks the contract, and says nothing against it', async () => {
  const [body = ''] = await bodiesOf(['--unchecked', '--set', 'data.status:=17', '--set', 'brandNew=yes']);
  expect(JSON.parse(body)).toMatchObject({ brandNew: 'yes', data: { status: 17 } });
});

test('without it, what breaks the contract is not sent', async () => {
  expect(await refusalOf('--set', 'data.status:=17')).toContain('--unchecked');
  expect(await refusalOf('--set', 'data.eror.code=X')).toContain('data.eror');
  expect(await refusalOf('--set', 'no equals sign')).toContain('no "="');
  expect(await refusalOf('--set', '__proto__.polluted=yes')).toContain('refused');
});

test('options that cannot be say what to type instead', async () => {
  expect(await refusalOf('--as-is')).toContain('--example');
  expect(await refusalOf('--example', 'nonsense')).toContain('minimal');
  expect(await refusalOf('--data', '{"runId":"x"}')).toContain('--data @file.json');
  expect(await refusalOf('--data', '@/no/such/file.json')).toContain('no such file');
  expect(await refusalOf('--data', `@${tempFile('{"a":')}`)).toContain('not JSON');
  expect(await refusalOf('--data', `@${tempFile(Buffer.from([0x22, 0xff, 0x22]))}`)).toContain('not JSON');
});

test('every event type of the contract can be sent', async () => {
  const receiver = await startRecordingReceiver(200);
  for (const each of eventTypes)
    expect((await runInProcess(['send', each, '--to', receiver.url])).code, each).toBe(0);
  expect(receiver.requests.map(({ body }) => JSON.parse(body.toString()).eventType)).toEqual(eventTypes);
});
