import { expect, test } from 'vitest';
import { events, eventTypes } from '../../mock-server/contract/catalog.ts';
import { parseEvent } from '../../mock-server/contract/parse-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { runCli } from '../fixtures/run-cli.ts';

const [type] = eventTypes;

test('the list has a line per event type, in the order of the contract', async () => {
  const { code, stdout, stderr } = await runCli(['events']);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/\s/, 1)[0])).toEqual(eventTypes);
  expect(lines[0]).toContain(events[type].summary);
  expect(lines[0]).toContain('examples: minimal, full');
});

test('the list as JSON lines says what the catalog says', async () => {
  const { code, stdout } = await runInProcess(['events', '--json']);
  expect(code).toBe(0);
  const lines = stdout.split('\n').map((line) => JSON.parse(line));
  expect(lines).toMatchObject(Object.values(events));
  expect(lines[0]).toMatchObject({ provenance: expect.any(String), examples: ['minimal', 'full'] });
});

test('one event is printed as JSON that fits the contract', async () => {
  const { code, stdout } = await runCli(['events', type]);
  expect(code).toBe(0);
  expect(parseEvent(stdout).kind).toBe('event');
  expect(stdout).toMatch(/^\{\n {2}"/);
});

test('one event with --json is the very bytes that would be sent', async () => {
  const { stdout } = await runInProcess(['events', type, '--json', '--seed', '7']);
  expect(stdout).toBe(JSON.stringify(createEvent(type, { seed: 7 })));
});

test('an unknown event type ends with 2 and the nearest one', async () => {
  const { code, stdout, stderr } = await runInProcess(['events', type.replace('job', 'jbo')]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`Did you mean ${type}?`);
});

test('options that shape an event need an event type', async () => {
  for (const options of [['--seed', '1'], ['--set', 'a=b'], ['--unchecked'], ['--example', 'full']]) {
    const { code, stdout, stderr } = await runInProcess(['events', ...options]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Name the event type');
  }
});
