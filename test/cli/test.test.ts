import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { receiverCases } from '../../mock-server/conformance/cases/catalogue.ts';
import { makeCertificates } from '../fixtures/certificates.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startHttpsServer } from '../fixtures/https-server.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';
import { startReceiver } from '../receivers/start.ts';

const secret = 'whsec_canary0123456789canary';
const env = { PLEXTERA_SIGNING_SECRET: secret };

/** A correct receiver, and a URL that tells how often it applied an event. */
async function startCorrect() {
  const receiver = await startReceiver('node-http', secret);
  onTestFinished(() => receiver.close());
  const observer = createServer(({ url = '' }, response) => {
    const id = decodeURIComponent(url.slice(1));
    response.end(String(receiver.applied.filter(({ eventId }) => eventId === id).length));
  });
  await new Promise<void>((resolve) => observer.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void observer.close().closeAllConnections());
  const { port } = observer.address() as AddressInfo;
  return { url: receiver.url, observer: `http://127.0.0.1:${port}/{eventId}` };
}

/** A run of a few quick cases. */
const few = ['--only', 'BAS,FRS'];

describe('a run ends', () => {
  test('with 0 where every must passed, with a line a case and the seed', async () => {
    const { url } = await startCorrect();
    const { code, stdout, stderr } = await runCli(['test', url, ...few, '--seed', '7'], { env });
    expect(stdout).toMatch(/^The receiver does what it must\.\n\d+ passed in /);
    expect(code).toBe(0);
    expect(stdout).toContain(`again: plextera-webhooks test ${url} --seed 7 --only BAS --only FRS`);
    expect(stderr).toMatch(/^Baseline BAS\n {2}✓ passed +\d+ ms {2}BAS-01 /m);
    expect(stderr).toMatch(/^Freshness FRS$/m);
    expect(`${stdout}${stderr}`).not.toContain('\u001b');
  });

  test('with 1 where a must failed, and says what to fix first', async () => {
    const { url } = await startRecordingReceiver(200);
    const { code, stdout, stderr } = await runCli(['test', url, '--only', 'BAS,SIG'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/Fix first\n {2}1\. SIG-01 .*\n.*\n {5}why: .*\n {5}fix: /);
    expect(stderr).toMatch(/✗ failed +\d+ ms {2}SIG-01 .*\n {6}\S/);
  });

  test('with 1 where a valid event is refused, before anything else is tried', async () => {
    const { url, requests } = await startRecordingReceiver(401);
    const { code, stdout, stderr } = await runInProcess(['test', url], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('1. BAS-01');
    expect(requests.length).toBeLessThan(40);
    expect(stderr).toContain('Does the receiver verify with the same secret? This was signed with whsec_…');
  });

  test('with 3 where nobody listens, and names the usual causes', async () => {
    const { code, stdout, stderr } = await runCli(['test', `http://127.0.0.1:${await closedPort()}/`], {
      env,
    });
    expect(code).toBe(3);
    expect(stdout).toContain('The receiver could not be reached.');
    expect(stderr.match(/^ {2}(?:Is|Does) .*$/gm)).toHaveLength(3);
  });

  test('with 3 where the port does not speak TLS, with a sentence and the code, and nothing of OpenSSL’s own', async () => {
    const { url } = await startRecordingReceiver(200);
    const { code, stdout, stderr } = await runInProcess(['test', url.replace('http:', 'https:')], { env });
    expect(code).toBe(3);
    expect(stdout).toMatch(/TLS failed: [a-z ]+ \(ERR_SSL_[A-Z_]+\)\. The port does not speak TLS/);
    expect(`${stdout}${stderr}`).not.toMatch(/SSL routines|openssl/i);
    expect(stderr).not.toContain('Is the receiver running');
  });

  test('with 3 where the certificate is not trusted, and says nothing but that', async () => {
    const server = await startHttpsServer(makeCertificates().selfSigned);
    onTestFinished(() => server.close());
    const { code, stdout, stderr } = await runInProcess(['test', server.url.href], { env });
    expect(code).toBe(3);
    expect(stdout).toContain('--ca <file.pem>');
    expect(stderr).not.toContain('Is the receiver running');
  });

  test('with 130 when it is interrupted, with the reports of what is known', async () => {
    const receiver = await startRecordingReceiver({ status: 200, hangs: true });
    const file = join(tempFolder(), 'report.json');
    const args = ['test', receiver.url, '--reporter', `json=${file}`, '--reporter', 'terminal'];
    const { child, ended, waitFor } = startCli(args, { env });
    await waitFor(/cases to http/);
    await expect.poll(() => receiver.requests.length).toBeGreaterThan(0);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(stdout).toContain('Interrupted before its end.');
    expect(JSON.parse(readFileSync(file, 'utf8')).outcome).toBe('interrupted');
  });

  test('with 1 at a cap, because nothing is proven then', async () => {
    const { url } = await startCorrect();
    const { code, stdout } = await runInProcess(['test', url, ...few, '--max-requests', '10'], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('The run ended at its cap of 10 requests.');
  });
});

describe('a mistake in the call ends with 2, and nothing is sent:', () => {
  const folder = '/proc/no-such-folder/report.xml';
  test.each([
    ['a group that there is not', ['--only', 'SIGG'], 'Did you mean SIG?'],
    ['a case that there is not', ['--case', 'SIG-0'], 'There is no case "SIG-0".'],
    ['a report that there is not', ['--reporter', 'junt=x.xml'], 'Did you mean junit?'],
    ['a report without its file', ['--reporter', 'junit='], 'names no file'],
    ['two reports on standard output', ['--reporter', 'json', '--reporter', 'tap'], 'can have one report'],
    ['a report that cannot be written', ['--reporter', `junit=${folder}`], folder],
    ['a report that is a folder', ['--reporter', 'json=spec'], 'it is a folder'],
    ['a report that is no file', ['--reporter', 'json=/dev/null'], 'no regular file'],
    [
      'a baseline that is not there',
      ['--baseline', '/no/such/file'],
      'no such file; --update-baseline writes it',
    ],
    ['a baseline that is none', ['--baseline', 'package.json'], 'it is no baseline'],
    ['a baseline to update without its file', ['--update-baseline'], '--baseline FILE'],
    [
      'two observers',
      ['--observer-url', 'http://127.0.0.1/{eventId}', '--observer-command', 'x'],
      'two observers',
    ],
    ['an observer without a place for the id', ['--observer-url', 'http://127.0.0.1/'], '{eventId}'],
    ['--async that nobody can judge', ['--async'], 'nobody tells'],
    ['--json without --list', ['--json'], '--reporter json'],
    ['a seed that is no number', ['--seed', 'x'], 'whole number'],
    ['no PEM file', ['--ca', 'package.json'], 'no PEM certificate'],
    ['a header of the contract', ['--header', 'User-Agent: x'], 'User-Agent'],
    ['a framework that nobody knows', ['--framework', 'expres'], 'Did you mean express?'],
  ])('%s', async (_, args, problem) => {
    const { url, requests } = await startRecordingReceiver(200);
    const { code, stdout, stderr } = await runInProcess(['test', url, ...args], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(requests).toEqual([]);
  });

  test('no receiver, and what is no URL', async () => {
    expect((await runInProcess(['test'], { env })).stderr).toContain('There is no receiver to test.');
    expect((await runInProcess(['test', 'localhost:3000'], { env })).code).toBe(2);
  });

  test('a baseline with a case that there is not', async () => {
    const baseline = tempFile('{"version":1,"cases":{"SIG-O1":{"verdict":"fail"}}}');
    const { code, stderr } = await runInProcess(['test', 'http://127.0.0.1:9/', '--baseline', baseline], {
      env,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no case "SIG-O1"');
  });
});

describe('a receiver on another machine', () => {
  const elsewhere = (asked: string[]) => ({
    env,
    lookup: (hostname: string, _options: unknown, callback: (error: null, found: object[]) => void) => {
      asked.push(hostname);
      callback(null, [{ address: '192.0.2.7', family: 4 }]);
    },
  });
  const url = 'http://hooks.staging.example.com/';

  test('is refused with 2 unless its host is allowed', async () => {
    const { code, stdout, stderr } = await runInProcess(['test', url], elsewhere([]) as object);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--allow-host hooks.staging.example.com');
  });

  test('is asked about before the first request', async () => {
    const asked: string[] = [];
    const args = ['test', url, '--allow-host', '*.staging.example.com'];
    const world = {
      ...elsewhere([]),
      confirm: (question: string) => {
        asked.push(question);
        return false;
      },
    };
    const { code, stderr } = await runInProcess(args, world as object);
    expect(code).toBe(2);
    expect(asked[0]).toContain('http://hooks.staging.example.com');
    expect(stderr).toContain('nothing was sent');
  });
});

describe('--list', () => {
  test('prints every case with its severity and what it needs, and sends nothing', async () => {
    const { code, stdout } = await runInProcess(['test', '--list']);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(receiverCases.length);
    expect(stdout).toMatch(/^SIG-01 +must +\S/m);
    expect(stdout).toMatch(/^IDM-09 .*\[needs .*restart/m);
  });

  test('prints JSON lines, of a selection if one is made', async () => {
    const { stdout } = await runInProcess([
      'test',
      '--list',
      '--json',
      '--only',
      'frs',
      '--case',
      'FRS-01,FRS-02',
    ]);
    const lines = stdout.split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(['FRS-01', 'FRS-02']);
    expect(Object.keys(lines[0])).toEqual(['id', 'group', 'severity', 'title', 'needs']);
  });
});

describe('--baseline', () => {
  test('accepts the failures of before, and fails for new ones', async () => {
    const { url } = await startRecordingReceiver(200);
    const baseline = join(tempFolder(), 'deep', 'baseline.json');
    const args = (only: string) => ['test', url, '--only', only, '--baseline', baseline];
    const written = await runInProcess([...args('BAS,SIG'), '--update-baseline'], { env });
    expect(written.code).toBe(0);
    expect(written.stderr).toMatch(/baseline\.json accepts \d+ failures now\./);
    const { cases } = JSON.parse(readFileSync(baseline, 'utf8'));
    expect(cases['SIG-01']).toEqual({ verdict: 'fail' });
    expect(readdirSync(join(baseline, '..'))).toEqual(['baseline.json']);

    const accepted = await runInProcess(args('BAS,SIG'), { env });
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toMatch(/^The receiver does what it must, apart from \d+ known failures\./);

    const more = await runInProcess(args('BAS,SIG,FRS'), { env });
    expect(more.code).toBe(1);
    expect(more.stdout).toMatch(/1\. FRS-01/);
  });

  test('says what is no longer needed, and is left alone by a run that ended early', async () => {
    const { url } = await startCorrect();
    const text = '{"version":1,"cases":{"FRS-01":{"verdict":"fail","reason":"soon"}}}';
    const baseline = tempFile(text);
    const args = ['test', url, ...few, '--baseline', baseline];
    expect((await runInProcess(args, { env })).stdout).toContain('No longer needed in the baseline: FRS-01');
    const capped = await runInProcess([...args, '--update-baseline', '--max-requests', '10'], { env });
    expect(capped.stderr).toContain('is as it was');
    expect(readFileSync(baseline, 'utf8')).toBe(text);
    await runInProcess([...args, '--update-baseline'], { env });
    expect(JSON.parse(readFileSync(baseline, 'utf8')).cases).toEqual({});
  });
});

describe('--reporter', () => {
  test('writes each report to its file, in a folder that is made, and leaves nothing else', async () => {
    const { url } = await startRecordingReceiver(200);
    const folder = join(tempFolder(), 'made');
    const names = ['json', 'junit', 'sarif', 'tap', 'github', 'markdown', 'html'];
    const args = names.flatMap((name) => ['--reporter', `${name}=${join(folder, name)}`]);
    const { code, stdout } = await runInProcess(['test', url, '--only', 'SIG', ...args], { env });
    expect([code, stdout]).toEqual([1, '']);
    expect(readdirSync(folder)).toEqual(names.toSorted());
    for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toContain('SIG-01');
  });

  test('prints one alone on standard output, for a program to read', async () => {
    const { url } = await startCorrect();
    const { stdout } = await runCli(['test', url, ...few, '--reporter', 'json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, outcome: 'pass' });
  });

  test('adds to the summary of a GitHub step what others wrote, and annotates without being asked', async () => {
    const { url } = await startRecordingReceiver(200);
    const summary = tempFile('before\n');
    const world = { env: { ...env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary } };
    const { stdout } = await runInProcess(['test', url, '--only', 'SIG'], world);
    expect(stdout).toMatch(/^::error title=SIG-01 /m);
    await runInProcess(['test', url, '--only', 'SIG', '--reporter', `markdown=${summary}`], world);
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n## ❌ /);
  });

  test('puts the new report in the place of the old one', async () => {
    const { url } = await startCorrect();
    const folder = tempFolder();
    const file = join(folder, 'report.tap');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, 'old');
    await runInProcess(['test', url, ...few, '--reporter', `tap=${file}`], { env });
    expect(readFileSync(file, 'utf8')).toMatch(/^TAP version 14\n/);
    expect(readdirSync(folder)).toEqual(['report.tap']);
  });
});

test('an observer tells the effects; without one they are inconclusive', async () => {
  const { url, observer } = await startCorrect();
  const args = ['test', url, '--case', 'IDM-01'];
  expect((await runInProcess(args, { env })).stderr).toContain('? inconclusive');
  expect((await runInProcess([...args, '--strict'], { env })).code).toBe(1);
  const observed = await runInProcess([...args, '--strict', '--observer-url', observer], { env });
  expect(observed.stderr).toMatch(/✓ passed .* IDM-01/);
  expect(observed.code).toBe(0);
  const command =
    'node -e "fetch(process.env.URL.replace(/.eventId./, process.env.PLEXTERA_EVENT_ID)).then(async (r) => console.log(await r.text()))"';
  const world = { env: { ...env, PATH: process.env.PATH ?? '', URL: observer } };
  const told = await runInProcess([...args, '--strict', '--observer-command', command], world);
  expect(told.code).toBe(0);
});

test('a hook is run where a case needs it', async () => {
  const { url, observer } = await startCorrect();
  const mark = join(tempFolder(), 'restarted');
  const args = [
    'test',
    url,
    '--case',
    'IDM-09',
    '--observer-url',
    observer,
    '--restart-command',
    `touch ${mark}`,
  ];
  const { code, stderr } = await runInProcess(args, { env });
  expect(stderr).toMatch(/✓ passed .* IDM-09/);
  expect([code, existsSync(mark)]).toEqual([0, true]);
});

test('the same seed sends the same events', async () => {
  const { url } = await startCorrect();
  const run = async (seed: string) => {
    const args = ['test', url, '--only', 'FRS', '--reporter', 'json', '--verbose', '--seed', seed];
    const { runId, cases } = JSON.parse((await runInProcess(args, { env })).stdout);
    const ids = cases.flatMap(
      ({ exchanges }: { readonly exchanges: readonly { readonly eventId: string }[] }) =>
        exchanges.map(({ eventId }) => eventId),
    );
    return { runId, ids };
  };
  const [first, again, other] = [await run('5'), await run('5'), await run('6')];
  expect(first.ids.length).toBeGreaterThan(10);
  expect(again).toEqual(first);
  expect(other.runId).not.toBe(first.runId);
});

test('--fuzz sends made-up events, and what breaks a receiver is a case that failed', async () => {
  const { url } = await startCorrect();
  const good = await runInProcess(['test', url, '--case', 'BAS-01', '--fuzz', '40', '--seed', '1'], { env });
  expect(good.stderr).toMatch(/✓ passed .* FUZ-01/);
  expect(good.code).toBe(0);
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(fuzzed++ > 30 ? 500 : 200).end());
  });
  let fuzzed = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const broken = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { code, stdout } = await runInProcess(
    ['test', broken, '--case', 'BAS-03', '--fuzz', '60', '--seed', '1'],
    {
      env,
    },
  );
  expect(code).toBe(1);
  expect(stdout).toContain('FUZ-0');
});

describe('no secret shows', () => {
  test('of those that were sent, even if the receiver repeats them', async () => {
    const body = `{"key":"gateway-canary","secret":"${secret}"}`;
    const { url, header } = await startRecordingReceiver({
      status: 200,
      headers: { 'X-Echo': secret },
      body,
    });
    const folder = tempFolder();
    const names = ['json', 'junit', 'sarif', 'tap', 'github', 'markdown', 'html'];
    const reporters = ['terminal', ...names.map((name) => `${name}=${join(folder, name)}`)];
    const args = ['test', url, '--only', 'SIG,TRN', '--header', 'X-Key: gateway-canary', '--verbose'];
    const all = reporters.flatMap((reporter) => ['--reporter', reporter]);
    const { stdout, stderr } = await runInProcess([...args, ...all], { env });
    expect(header(0, 'X-Key')).toBe('gateway-canary');
    const texts = [stdout, stderr, ...names.map((name) => readFileSync(join(folder, name), 'utf8'))];
    for (const text of texts) {
      expect(text).not.toContain('canary');
      for (const [base64] of text.matchAll(/[\w+/]{16,}={0,2}/g))
        expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('canary');
    }
    expect(stdout).toContain("--header 'X-Key: …'");
    expect(stderr).toContain('[redacted]');
  });
});
