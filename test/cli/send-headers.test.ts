import { expect, test } from 'vitest';
import { headers as contractHeaders, eventTypes } from '../../mock-server/contract/catalog.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const [type] = eventTypes;

async function sendWith(...lines: readonly string[]) {
  const receiver = await startRecordingReceiver(200);
  const options = lines.flatMap((line) => ['--header', line]);
  return { receiver, ...(await runInProcess(['send', type, '--to', receiver.url, ...options])) };
}

test('extra headers are sent in their order, after those of the contract', async () => {
  const { receiver, code } = await sendWith('X-Api-Key:  key=1:2 ', 'x-trace: a', 'x-trace: b', 'X-Empty:');
  expect(code).toBe(0);
  const sent = receiver.requests[0]?.headers ?? [];
  const names = sent.map(([name]) => name);
  const ours = Object.values(contractHeaders).map(({ name }) => name);
  const from = names.indexOf(ours[0] ?? '');
  expect(names.slice(from, from + ours.length)).toEqual(ours);
  expect(sent.slice(from + ours.length, from + ours.length + 4)).toEqual([
    ['X-Api-Key', 'key=1:2'],
    ['x-trace', 'a'],
    ['x-trace', 'b'],
    ['X-Empty', ''],
  ]);
});

test.each([
  ...Object.values(contractHeaders).map(({ name }) => name),
  'Content-Type',
  'content-encoding',
  'Host',
  'Content-Length',
  'Transfer-Encoding',
  'Connection',
  'Expect',
  'User-Agent',
  'Proxy-Authorization',
])('%s cannot be set, in whatever case', async (name) => {
  for (const spelling of [name, name.toUpperCase(), name.toLowerCase()]) {
    const { receiver, code, stderr } = await sendWith(`${spelling}: canary-value`);
    expect(code).toBe(2);
    expect(stderr).toContain(spelling);
    expect(stderr).not.toContain('canary-value');
    expect(receiver.requests).toEqual([]);
  }
});

test.each([
  ['a CRLF in the value', 'X-A: canary\r\nX-B: 1'],
  ['a CRLF at the end of the value', 'X-A: canary\r\n'],
  ['a line feed before the value', 'X-A:\ncanary'],
  ['a NUL', 'X-A: canary\0'],
  ['an escape', 'X-A: \u001b[31mcanary'],
  ['a letter outside Latin-1', 'X-A: canary→'],
  ['a space in the name', 'X A: canary'],
  ['a space behind the name', 'X-A : canary'],
  ['no name', ': canary'],
  ['no colon', 'Authorization Bearer-canary'],
  ['no colon but an equals sign', 'X-Key=canary'],
  ['nothing', ''],
])('%s is refused, and the value is not repeated', async (_, line) => {
  const { receiver, code, stdout, stderr } = await sendWith(line);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('Write it as Name: value');
  expect(stderr.replaceAll('\n', '')).not.toMatch(/canary|\p{Cc}/u);
  expect(receiver.requests).toEqual([]);
});
