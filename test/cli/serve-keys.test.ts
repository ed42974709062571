import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { type ReceiverAnswer, startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startCommandInTerminal, startInTerminal } from '../fixtures/start-in-terminal.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });
const secret = 'whsec_canary_of_the_keys_9f3a';
const [type, otherType] = eventTypes;
const restored = { canonical: true, echo: true };

/** `serve` before a person, with a receiver that answers so. */
async function serve(
  answers: readonly (number | ReceiverAnswer)[] = [200],
  { options = [] as readonly string[], env = {} as Readonly<Record<string, string>> } = {},
) {
  const receiver = await startRecordingReceiver(...answers);
  const terminal = startInTerminal(['serve', '--port', '0', '--to', receiver.url, ...options], {
    PLEXTERA_SIGNING_SECRET: secret,
    ...env,
  });
  const [, origin = ''] = await terminal.waitFor(/Dashboard +(http:\/\/[^/]+)/);
  await terminal.waitFor(/Keys +t trigger {2}o open {2}f faults {2}r run receiver tests {2}h help {2}q quit/);
  return { receiver, terminal, origin };
}

test('t sends an event of each type in turn, each with a line, and q quits in good order', async () => {
  const { receiver, terminal } = await serve([200, { status: 503, body: 'busy' }]);
  terminal.type('t');
  await terminal.waitFor(
    new RegExp(`\\d\\d:\\d\\d:\\d\\d.*<-- \\[200\\] delivered.* ms  ${type}  evt_…\\w{8}`),
  );
  terminal.type('t');
  await terminal.waitFor(
    new RegExp(`<-- \\[503\\] retrying.*${otherType}.*to .*again in [\\s\\S]*?it said: busy`),
  );
  expect(receiver.requests).toHaveLength(2);
  terminal.type('q');
  expect(await terminal.ended).toEqual({ code: 0, ...restored });
  expect(terminal.screen()).not.toContain('canary');
});

test('T asks which type, by number or name, and letters of the answer are no keys', async () => {
  const { receiver, terminal } = await serve();
  terminal.type('T');
  await terminal.waitFor(/Which type\?/);
  terminal.type('2\r');
  await terminal.waitFor(new RegExp(`delivered.*${otherType}`));
  terminal.type('T');
  await terminal.waitFor(/Which type\?/);
  terminal.type('workflow.quit\r');
  await terminal.waitFor(/There is no event type "workflow\.quit"/);
  terminal.type('T');
  await terminal.waitFor(/Which type\?/);
  terminal.type('\r');
  await terminal.waitFor(/\r\n/);
  terminal.type('t');
  await terminal.waitFor(new RegExp(`delivered.*${type}`));
  expect(receiver.requests).toHaveLength(2);
});

test('f lists presets, a number switches one on and off, and 0 takes all away', async () => {
  const { terminal } = await serve();
  terminal.type('f');
  await terminal.waitFor(/Faults at work: none[\s\S]*1 +at-least-once[\s\S]*any other key leaves/);
  terminal.type('5');
  await terminal.waitFor(/!!! faults at work: unknown-fields; unknown-event-type/);
  terminal.type('f');
  await terminal.waitFor(
    /Faults at work: .*unknown-fields[\s\S]*5 .*on .*next-version[\s\S]*any other key leaves/,
  );
  terminal.type('5');
  await terminal.waitFor(/no fault is at work any more/);
  terminal.type('f4');
  await terminal.waitFor(/faults at work: bad-signature/);
  terminal.type('f0');
  await terminal.waitFor(/no fault is at work any more/);
  terminal.type('fx');
  await terminal.waitFor(/the faults stay as they are/);
});

test('r runs the receiver cases line by line with a summary, and r again stops them', async () => {
  const { terminal } = await serve([{ status: 200, body: 'ok' }]);
  terminal.type('r');
  await terminal.waitFor(/\d+ cases to http:\/\/127\.0\.0\.1:\d+\/webhooks, seed \d+/);
  await terminal.waitFor(/✗ failed.*SIG-\d+/);
  terminal.type('r');
  await terminal.waitFor(/Interrupted before its end\.[\s\S]*failed[\s\S]*Fix first/);
  terminal.type('q');
  expect((await terminal.ended).code).toBe(0);
  expect(terminal.screen()).not.toContain('canary');
});

test('o hands the dashboard to the browser as one argument, and h says what the keys do', async () => {
  const folder = tempFolder();
  const note = join(folder, 'opened');
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > ${note}\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const { terminal, origin } = await serve([200], { env: { PATH: `${folder}:${process.env.PATH}` } });
  terminal.type('o');
  await terminal.waitFor(/Opened http/);
  expect(readFileSync(note, 'utf8')).toBe(`1\n${origin}/\n`);
  terminal.type('h');
  await terminal.waitFor(/t {2}send an event[\s\S]*q {2}finish what is under way/);
});

test('without a browser o says the address, and a code is never handed to another program', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\nexit 3\n');
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const env = { PATH: `${folder}:${process.env.PATH}` };
  const plain = await serve([200], { env });
  plain.terminal.type('o');
  await plain.terminal.waitFor(/No browser could be opened; the address is http/);
  const guarded = await serve([200], { env: { ...env, PLEXTERA_TOKEN: 'token_of_the_tests_of_keys' } });
  guarded.terminal.type('o');
  await guarded.terminal.waitFor(/Open it yourself, within ten minutes: http:\/\/\S+#code=\w{40}/);
});

test.each([
  ['^C', (terminal: ReturnType<typeof startInTerminal>) => terminal.type('\u0003'), 0],
  ['SIGTERM', (terminal: ReturnType<typeof startInTerminal>) => terminal.signal('SIGTERM'), 0],
  ['^\\', (terminal: ReturnType<typeof startInTerminal>) => terminal.type('\u001c'), -3],
  ['a crash', (terminal: ReturnType<typeof startInTerminal>) => terminal.signal('SIGUSR2'), 70],
])('the terminal is as it was after %s', async (_, end, code) => {
  const crash = join(import.meta.dirname, '../attack-surface/crash-on-signal.mjs');
  const env = { NODE_OPTIONS: `--import=${crash}`, CRASH_MESSAGE: 'over' };
  const { terminal } = await serve([200], { env });
  end(terminal);
  expect(await terminal.ended).toEqual({ code, ...restored });
});

test('a second ^C does not wait for an attempt under way, and the terminal is as it was', async () => {
  const { receiver, terminal, origin } = await serve([{ status: 200, body: '', hangs: true }]);
  terminal.type('t');
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), { timeout: 10_000 });
  terminal.type('\u0003');
  await vi.waitFor(async () => expect(await fetch(origin).catch(() => 'closed')).toBe('closed'), {
    timeout: 10_000,
  });
  terminal.type('\u0003');
  expect(await terminal.ended).toEqual({ code: 130, ...restored });
  receiver.release();
});

test('^Z stops it with the terminal as it was, and fg brings the keys back', async () => {
  const receiver = await startRecordingReceiver(200);
  const shell = startCommandInTerminal(['bash', '--norc', '--noprofile', '-i'], { TERM: 'dumb' });
  const main = join(import.meta.dirname, '../../mock-server/cli/main.ts');
  shell.type(
    `'${process.execPath}' --import '${import.meta.resolve('tsx')}' '${main}' serve --port 0 --to ${receiver.url}\r`,
  );
  await shell.waitFor(/q quit/);
  shell.type('\u001a');
  await shell.waitFor(/Stopped/);
  shell.type('stty -a | tr " ;" "\\n\\n" | grep -cx -e icanon -e echo\r');
  await shell.waitFor(/\n2\r\n/);
  shell.type('fg\r');
  await shell.waitFor(/serve --port/);
  await vi.waitFor(
    async () => {
      shell.type('t');
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(receiver.requests.length).toBeGreaterThan(0);
    },
    { timeout: 10_000 },
  );
  shell.type('q');
  await shell.waitFor(/[#$] $/);
  shell.type('exit\r');
  await shell.ended;
});

test('in the background of a shell it serves without keys, and is not stopped', async () => {
  const receiver = await startRecordingReceiver(200);
  const shell = startCommandInTerminal(['bash', '--norc', '--noprofile', '-i'], { TERM: 'dumb' });
  const main = join(import.meta.dirname, '../../mock-server/cli/main.ts');
  shell.type(
    `'${process.execPath}' --import '${import.meta.resolve('tsx')}' '${main}' serve --port 0 --to ${receiver.url} &\r`,
  );
  const [, origin] = await shell.waitFor(/Dashboard +(http:\/\/[^/\s]+)/);
  await shell.waitFor(/\^C to quit/);
  const answer = await fetch(`${origin}/healthz`);
  expect(answer.status).toBe(200);
  shell.type('jobs -r\r');
  await shell.waitFor(/Running/);
  shell.type('kill %1; wait; exit\r');
  await shell.ended;
});

test.each([
  ['NO_COLOR', { env: { NO_COLOR: '1' } }],
  ['--no-color', { options: ['--no-color'] }],
])('with %s nothing is coloured', async (_, how) => {
  const { terminal } = await serve([503], how);
  terminal.type('t');
  await terminal.waitFor(/retrying/);
  terminal.type('q');
  await terminal.ended;
  expect(terminal.screen()).not.toContain('\u001b[');
  const coloured = await serve();
  coloured.terminal.type('t');
  await coloured.terminal.waitFor(/delivered/);
  expect(coloured.terminal.screen()).toContain('\u001b[32m<--');
});
