import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';

const secret = 'whsec_canary0123456789canary9f3a';

interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly from: string;
}

/** The options as `config --json` shows them, by name. */
async function shown(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await runInProcess(['config', '--show', '--json', ...args], { env });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).not.toContain('canary');
  const rows = stdout.split('\n').map((line) => JSON.parse(line) as Row);
  return Object.fromEntries(rows.map(({ name, value, from }) => [name, { value, from }]));
}

const yaml = (text: string) => tempFile(text, 'options.yaml');

describe('an option comes from', () => {
  test('its default, then the file, then the environment, then the flag', async () => {
    const file = yaml('# what we use here\nport: 5001\n');
    expect((await shown([])).port).toEqual({ value: 4848, from: 'default' });
    expect((await shown(['--config', file])).port).toEqual({ value: 5001, from: `${file}:2` });
    const env = { PLEXTERA_PORT: '5002', PLEXTERA_CONFIG: file };
    expect((await shown([], env)).port).toEqual({ value: 5002, from: 'PLEXTERA_PORT' });
    expect((await shown(['--port', '5003'], env)).port).toEqual({ value: 5003, from: '--port' });
  });

  test('the file that a flag names, before the one that PLEXTERA_CONFIG names', async () => {
    const env = { PLEXTERA_CONFIG: yaml('port: 5001') };
    const file = yaml('port: 5002');
    expect(await shown(['--config', file], env)).toMatchObject({
      port: { value: 5002 },
      config: { value: file, from: '--config' },
    });
    expect((await shown([], env)).config).toEqual({ value: env.PLEXTERA_CONFIG, from: 'PLEXTERA_CONFIG' });
  });

  test.each([
    ['plextera-webhooks.yaml', 'port: 5001\nallowHost: [a.example.com, "*.b.example.com"]\n'],
    ['plextera-webhooks.json', '{\n\t"port": 5001,\n\t"allowHost": ["a.example.com", "*.b.example.com"]\n}'],
  ])('%s in the working directory', async (name, text) => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, name), text);
    const { code, stdout } = await runCli(['config', '--show'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^port +5001 +${name}:[12]$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^allowHost +a.example.com, \\*.b.example.com +${name}:[23]$`, 'm'));
  });

  test('one way only: a list that is given nearer replaces the other', async () => {
    const file = yaml('allowHost:\n  - file.example.com\n');
    const env = { PLEXTERA_ALLOW_HOST: 'one.example.com, two.example.com' };
    expect((await shown(['--config', file])).allowHost?.value).toEqual(['file.example.com']);
    expect((await shown(['--config', file], env)).allowHost?.value).toEqual([
      'one.example.com',
      'two.example.com',
    ]);
    const flags = ['--config', file, '--allow-host', 'a.example.com', '--allow-host', 'b.example.com'];
    expect((await shown(flags, env)).allowHost?.value).toEqual(['a.example.com', 'b.example.com']);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['Yes', true],
    ['false', false],
    ['0', false],
    ['', false],
  ])('PLEXTERA_TRACE_CONTEXT=%s, as true or false', async (text, expected) => {
    expect((await shown([], { PLEXTERA_TRACE_CONTEXT: text })).traceContext?.value).toBe(expected);
    expect((await shown(['--config', yaml(`traceContext: ${expected}`)])).traceContext?.value).toBe(expected);
  });

  test('a variable in a real process, where false is not true', async () => {
    const { stdout } = await runCli(['config'], {
      env: { PLEXTERA_YES: 'false', PLEXTERA_ALLOWED_HOST: 'a,b' },
    });
    expect(stdout).toMatch(/^yes +false +PLEXTERA_YES$/m);
    expect(stdout).toMatch(/^allowedHost +a, b +PLEXTERA_ALLOWED_HOST$/m);
  });

  test('a path in a file, from where the file is', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys/signing'), `${secret}\n`);
    writeFileSync(join(folder, 'options.json'), '{"secretFile": "keys/signing", "dataDir": "data"}');
    expect(await shown(['--config', join(folder, 'options.json')])).toMatchObject({
      signingSecret: { value: 'whsec_…9f3a' },
      dataDir: { value: join(folder, 'data') },
    });
  });
});

describe('a secret', () => {
  test('is masked, and it is told where it came from', async () => {
    const keys = { PLEXTERA_TOKEN: 'canary-token-0123456789-7c21', PLEXTERA_API_KEY: 'canary-key-0123-55d0' };
    const database = { DATABASE_URL: 'postgres://me:canary@127.0.0.1:1/none?sslpassword=canary' };
    expect(await shown([], { PLEXTERA_SIGNING_SECRET: secret, ...keys, ...database })).toMatchObject({
      signingSecret: { value: 'whsec_…9f3a', from: 'PLEXTERA_SIGNING_SECRET' },
      token: { value: '…7c21', from: 'PLEXTERA_TOKEN' },
      apiKey: { value: '…55d0', from: 'PLEXTERA_API_KEY' },
      databaseUrl: {
        value: 'postgres://redacted@127.0.0.1:1/none?sslpassword=redacted',
        from: 'DATABASE_URL',
      },
    });
  });

  test('in a header or in the URL of a target is not shown', async () => {
    const env = { PLEXTERA_HEADER: 'X-Key: canary, X-Note: a, canary, b' };
    const options = await shown(['--to', 'http://127.0.0.1/?api_key=canary'], env);
    expect(options.header?.value).toEqual(['X-Key: [redacted]', 'X-Note: [redacted]']);
    expect(options.to?.value).toBe('http://127.0.0.1/?api_key=redacted');
  });

  test('of the environment outweighs a file that a configuration names, and a flag both', async () => {
    const config = yaml(`secretFile: ${tempFile('whsec_canary_in_the_config_1111')}`);
    const env = { PLEXTERA_SIGNING_SECRET: secret, PLEXTERA_CONFIG: config };
    expect((await shown([], env)).signingSecret?.value).toBe('whsec_…9f3a');
    const named = ['--secret-file', tempFile('whsec_canary_named_by_flag_2222')];
    expect((await shown(named, env)).signingSecret).toEqual({ value: 'whsec_…2222', from: '--secret-file' });
    expect((await shown(['--secret-stdin'], env)).signingSecret?.from).toBe('--secret-stdin');
  });

  test.each([
    ['secret', 'secretFile'],
    ['signingSecret', 'secretFile'],
    ['signing_secret', 'secretFile'],
    ['apiKey', 'apiKeyFile'],
    ['token', 'tokenFile'],
    ['databaseUrl', 'DATABASE_URL'],
  ])('is refused as text in a file, under the name %s', async (name, instead) => {
    const file = yaml(`port: 1\n${name}: canary_of_the_file`);
    const { code, stdout, stderr } = await runInProcess(['serve', '--config', file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${file}:2: "${name}"`);
    expect(stderr).toContain(instead);
    expect(stderr).not.toContain('canary');
  });
});

describe('a mistake is told with its line:', () => {
  test.each([
    ['an unknown name', 'prot: 1', 1, 'Did you mean "port"?'],
    ['a flag’s name as it is on the command line', 'allow-host: [a]', 1, 'Did you mean "allowHost"?'],
    ['a name of nothing', '\nsomethingElse: 1', 2, 'There are: port,'],
    ['a number as text', 'port: "4848"', 1, 'It is a number.'],
    ['a number beyond its bounds', 'port: 70000', 1, 'from 0 to 65535'],
    ['a text as a number', 'to: 1', 1, 'It is a text.'],
    ['text for true', 'traceContext: "true"', 1, 'It is true or false.'],
    ['a list of numbers', 'allowHost: [1]', 1, 'It is a list of texts.'],
    ['a duration without a unit', 'keepFor: "12"', 1, 'such as 90s'],
    ['an agreement', 'port: 1\nyes: true', 2, 'for a person to say'],
    ['another agreement', 'iKnowThisIsProduction: true', 1, 'for a person to say'],
    ['a name twice', 'port: 1\nport: 2', 2, 'unique'],
    ['nesting', 'to: { a: b }', 1, 'plain value'],
    ['an anchor', 'to: &a x', 1, 'plain value'],
    ['an alias', 'to: *a', 1, 'plain value'],
    ['a tag', 'to: !!js/function x', 1, 'tag'],
    ['a merge', '<<: { port: 1 }', 1, 'plain value'],
    ['a name that every object has', 'constructor: 1', 1, 'no option "constructor"'],
    ['a prototype', '__proto__: [a]', 1, '__proto__'],
    ['no YAML', 'port: [1', 1, ''],
    ['a list', '- port', 1, 'no options'],
  ])('%s', async (_, text, line, problem) => {
    const file = yaml(text);
    const { code, stdout, stderr } = await runInProcess(['config', '--config', file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: ${file}:${line}: `);
    expect(stderr).toContain(problem);
  });

  test.each([
    ['none there', '/no/such/options.yaml', 'no such file'],
    ['a folder', '/', 'is no file'],
    ['a device without an end', '/dev/zero', 'is no file'],
  ])('not for a file that cannot be read: %s', async (_, file, problem) => {
    const { code, stderr } = await runInProcess(['config', '--config', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
  });

  test('nor for one that is too large', async () => {
    const { code, stderr } = await runInProcess(['config', '--config', yaml(`# ${'x'.repeat(70_000)}`)]);
    expect(code).toBe(2);
    expect(stderr).toContain('more than 65536 bytes');
  });

  test('in a variable, which is named', async () => {
    const { code, stderr } = await runInProcess(['serve'], { env: { PLEXTERA_PORT: 'x' } });
    expect(code).toBe(2);
    expect(stderr).toContain('PLEXTERA_PORT cannot be "x". It is a whole number from 0 to 65535.');
  });
});

test('showing opens no database and no port', async () => {
  const folder = tempFolder();
  const options = ['--data-dir', join(folder, 'new'), '--port', '1', '--host', '0.0.0.0'];
  const { code } = await runInProcess(['config', ...options]);
  expect(code).toBe(0);
  const database = await startRecordingReceiver(200);
  const env = { DATABASE_URL: `postgres://127.0.0.1:${database.port}/none` };
  expect((await runInProcess(['config'], { env })).code).toBe(0);
  expect(() => mkdirSync(join(folder, 'new'))).not.toThrow();
});

test('serve does what the file says, and names it', async () => {
  const receiver = await startRecordingReceiver(200);
  const cwd = tempFolder();
  writeFileSync(
    join(cwd, 'plextera-webhooks.yaml'),
    `port: 0\nto: ${receiver.url}\nheader: ["X-Key: canary"]\n`,
  );
  const served = startCli(['serve'], { cwd });
  const [, origin] = await served.waitFor(/API +(http:\/\/[^/]+)/);
  await served.waitFor(/Config +plextera-webhooks\.yaml/);
  const response = await fetch(`${origin}/api/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"eventType":"workflow.run.failed"}',
  });
  expect(response.status).toBe(202);
  await expect.poll(() => receiver.header(0, 'x-key')).toBe('canary');
  served.child.kill('SIGTERM');
  expect((await served.ended).code).toBe(0);
});

test('other verbs take from it what they share with serve, and leave the rest', async () => {
  const receiver = await startRecordingReceiver(200);
  const config = ['--config', yaml(`port: 4848\nto: ${receiver.url}\nkeepEvents: 5\n`)];
  expect((await runInProcess(['send', 'workflow.run.failed', ...config])).code).toBe(0);
  expect(receiver.requests).toHaveLength(1);
  const env = { PLEXTERA_TO: receiver.url };
  expect((await runInProcess(['send', 'workflow.run.failed'], { env })).code).toBe(0);
  expect(receiver.requests).toHaveLength(2);
  const none = await runInProcess(['send', 'workflow.run.failed']);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain('--to URL');
});

const program = `
  import { createRequire } from 'node:module';
  const root = process.cwd();
  const { run } = await import(root + '/mock-server/cli/run.ts');
  process.chdir(process.env.FOLDER);
  const terminal = { result() {}, progress() {}, paint: (_, text) => text, paintResult: (_, text) => text };
  const code = await run(['config', ...process.argv.slice(1)], { terminal, env: {} });
  const loaded = Object.keys(createRequire(root + '/x.js').cache);
  console.log(code, loaded.filter((path) => path.includes('/node_modules/yaml/')).length > 0);
`;

test('what reads YAML is loaded when there is a file, and not before', () => {
  const loads = (...options: readonly string[]) => {
    const args = ['--import', 'tsx', '--input-type=module', '-e', program, '--', ...options];
    const env = { ...process.env, FOLDER: tempFolder() };
    return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 10_000, env }).stdout.trim();
  };
  expect(loads()).toBe('0 false');
  expect(loads('--config', yaml('port: 1'))).toBe('0 true');
});
