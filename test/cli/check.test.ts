import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { exportedLine, type Recorded, recorded, secretText, withBody } from '../drift/recordings.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';

const env = { PLEXTERA_SIGNING_SECRET: secretText };
const good = recorded();
const added = withBody(good, (event) => ({ ...event, region: 'eu' }));
const wrong = withBody(good, (event) => {
  event.data.document.sizeBytes = '12';
});
const fileOf = (...requests: readonly Recorded[]) =>
  tempFile(requests.map((request) => exportedLine(request)).join(''), 'log.ndjson');

describe('how it ends:', () => {
  test.each([
    ['0 where nothing departs', [good], [], 0],
    ['0 for what was only added', [good, added], [], 0],
    ['1 for that with --strict', [good, added], ['--strict'], 1],
    ['0 with --strict where nothing departs', [good], ['--strict'], 0],
    ['1 for what breaks the contract', [good, wrong], [], 1],
  ])('%s', async (_, requests, options, expected) => {
    expect((await runCli(['check', fileOf(...requests), ...options], { env })).code).toBe(expected);
  });

  test.each([
    ['a file that is not there', () => join(tempFolder(), 'nothing.ndjson'), 'there is no such file'],
    ['a file that is no recording', () => tempFile('a,b\n1,2\n', 'a.csv'), 'line 1: the line is not JSON'],
    ['a HAR that is cut off', () => tempFile('{"log":{\n"entries":[', 'a.har'), 'line 2: it is not JSON'],
    ['a folder without bodies', () => tempFolder(), 'the folder holds no *.json'],
    ['an export of nothing', () => tempFile('', 'a.ndjson'), 'it holds no delivery'],
  ])('2 for %s, and one error that names it', async (_, pathOf, problem) => {
    const path = pathOf();
    const { code, stdout, stderr } = await runCli(['check', path], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(path);
    expect(stderr).toContain(problem);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  test('2 without a file, and for a format that there is not', async () => {
    for (const args of [[], [fileOf(good), '--format', 'xml']])
      expect((await runInProcess(['check', ...args])).code).toBe(2);
  });

  test('2 where one of several cannot be read, and then nothing is said of the others', async () => {
    const paths = [fileOf(wrong), tempFile('x', 'x.ndjson')];
    const { code, stdout } = await runInProcess(['check', ...paths], { env });
    expect([code, stdout]).toEqual([2, '']);
  });
});

test('says what departs, how often, where first, such as what, and which line declares it', async () => {
  const file = fileOf(good, wrong, added);
  const { stdout } = await runInProcess(['check', file], { env });
  const lines = stdout.split('\n');
  expect(lines).toEqual([
    'error  schema.type  /data/document/sizeBytes: must be integer',
    `    in 1 of 3 requests, first in ${file}:2, attempt 1`,
    '    such as "12"',
    `    event types: ${eventTypes[0]}`,
    expect.stringMatching(/^ {4}spec\/asyncapi\.yaml:\d+$/),
    expect.any(String),
    'warning  unknown.field  /region: is not declared',
    `    in 1 of 3 requests, first in ${file}:3, attempt 1`,
    '    such as "eu"',
    `    event types: ${eventTypes[0]}`,
    expect.stringMatching(/^ {4}spec\/asyncapi\.yaml:\d+$/),
    expect.any(String),
    'one error and one warning in 3 requests',
    'signatures: 3 of 3 checked',
  ]);
});

test('--format json holds the same for programs', async () => {
  const file = fileOf(good, wrong);
  const { code, stdout } = await runInProcess(['check', file, '--format', 'json'], { env });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    specFile: 'spec/asyncapi.yaml',
    counts: { errors: 1, warnings: 0 },
    paths: [file],
    requests: 2,
    skipped: { withoutBody: 0, otherRequests: 0 },
    signatures: { secretGiven: true, checked: 2, note: null },
    drifts: [
      { code: 'schema.type', where: '/data/document/sizeBytes', first: { file, line: 2, attempt: 1 } },
    ],
  });
});

test('--format sarif is SARIF', async () => {
  const { code, stdout } = await runInProcess(['check', fileOf(wrong), '--format', 'sarif'], { env });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }] }] });
});

describe('signatures', () => {
  const forged = { ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) };

  test('are not checked without a secret, and that is said in every format', async () => {
    const file = fileOf(forged);
    for (const format of ['text', 'json', 'sarif']) {
      const { code, stdout } = await runInProcess(['check', file, '--format', format]);
      expect([code, stdout]).toEqual([0, expect.stringContaining('signature not checked')]);
    }
  });

  test('are checked with a secret from a file, from standard input or from the environment', async () => {
    const file = fileOf(forged);
    const secretFile = tempFile(`${secretText}\n`);
    const ways = [
      runInProcess(['check', file, '--secret-file', secretFile]),
      runInProcess(['check', file, '--secret-stdin'], { input: `${secretText}\n` }),
      runInProcess(['check', file], { env }),
    ];
    for (const { code, stdout } of await Promise.all(ways)) {
      expect(code).toBe(1);
      expect(stdout).toContain('signature.mismatch');
      expect(stdout).toContain('1 of 1 checked');
    }
  });

  test('of another secret do not fit, though all of them are old', async () => {
    const other = { PLEXTERA_SIGNING_SECRET: 'whsec_another' };
    const { code, stdout } = await runInProcess(['check', fileOf(good, good)], { env: other });
    expect(code).toBe(1);
    expect(stdout).toMatch(/signature\.mismatch[\s\S]*in 2 of 2 requests/);
    expect(stdout).not.toContain('signature.stale');
  });
});

describe('what was recorded is inert in what is printed:', () => {
  const hostile = '\u001b[2J\u009b31m\u202eevil\r\nerror  forged\u2028';
  const spoiled = withBody(good, (event) => {
    event[hostile] = hostile;
    event.eventType = hostile;
    event.data.document.sizeBytes = hostile;
  });
  const request = {
    ...spoiled,
    headers: [...spoiled.headers, [`${headers.eventId.name}${hostile}`, hostile]],
  };

  test.each(['text', 'json', 'sarif'])('with --format %s', async (format) => {
    const folder = tempFolder();
    const file = join(folder, 'evil\u001b[31m\nname.ndjson');
    writeFileSync(file, exportedLine(request as Recorded));
    const { stdout } = await runInProcess(['check', file, '--format', format], { env });
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
    expect(stdout).not.toMatch(/^error {2}forged/m);
    const broken = join(folder, 'evil\u001b[31m.ndjson');
    writeFileSync(broken, 'x');
    const { stderr } = await runInProcess(['check', broken], { env });
    expect(stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('and a secret that somebody put into a body is not repeated', async () => {
    const leak = withBody(good, (event) => ({ ...event, [`x ${secretText}`]: `the key is ${secretText}` }));
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout } = await runInProcess(['check', fileOf(leak), '--format', format], { env });
      expect(stdout).toContain('unknown.field');
      expect(stdout).not.toContain(secretText);
    }
  });

  test('nor the beginning of one, where an example ends', async () => {
    const longSecret = 'k'.repeat(30) + 'm'.repeat(300);
    const leak = withBody(good, (event) => ({ ...event, note: `${'-'.repeat(150)}${longSecret}` }));
    const { stdout } = await runInProcess(['check', fileOf(leak), '--secret-stdin'], { input: longSecret });
    expect(stdout).toContain('unknown.field');
    expect(stdout).not.toContain('kkk');
  });
});
