import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { ask } from '../../mock-server/cli/ask.ts';
import { StopRequest } from '../../mock-server/cli/stop-request.ts';

function asked(typed: string, isTerminal = false) {
  const stdin = Object.assign(new PassThrough(), { isTTY: isTerminal });
  const stderr = Object.assign(new PassThrough(), { isTTY: isTerminal });
  const emit = vi.fn();
  const answer = ask('Send it?', { stdin, stderr, emit });
  stdin.end(typed);
  return { answer, emit, shown: () => String(stderr.read()) };
}

test.each([
  ['y\n', true],
  ['Yes\r\n', true],
  [' YES \n', true],
  ['n\n', false],
  ['\n', false],
  ['yep\n', false],
  ['', false],
])('what is typed as %j is %s', async (typed, yes) => {
  const { answer, shown } = asked(typed);
  expect(await answer).toBe(yes);
  expect(shown()).toContain('Send it? [y/N] ');
});

test('^C at the question is passed on to the process, and is no answer', async () => {
  const { answer, emit } = asked('\u0003', true);
  await expect.poll(() => emit.mock.calls).toEqual([['SIGINT', 'SIGINT']]);
  expect(await Promise.race([answer, Promise.resolve('none')])).toBe('none');
});

test('a wish to stop is for a verb that waits for it, and only the first one', async () => {
  const stop = new StopRequest();
  expect(stop.make()).toBe(false);
  const { promise } = stop;
  expect(stop.make()).toBe(true);
  await promise;
  expect(stop.make()).toBe(false);
});
