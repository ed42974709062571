import { describe, expect, it } from 'vitest';
import { runScript } from '../scripts/run-script.ts';
import type { SpecCopy } from '../scripts/spec-copy.ts';
import { releasedCopy } from './released-copy.ts';

const diff = (copy: SpecCopy, ...args: readonly string[]) =>
  runScript('contract-diff.ts', ['--root', copy.root, ...args]);

/** What every Document Insights event has within `data`. */
const wider = (copy: SpecCopy) => copy.replace('maxProperties: 50', 'maxProperties: 51');
const raise = (copy: SpecCopy, version: string) => copy.replace('version: 1.0.0', `version: ${version}`);

describe('the contract:diff command', { timeout: 60_000 }, () => {
  it('exits with 0 where nothing is different from the released contract', async () => {
    const { code, stdout, stderr } = await runScript('contract-diff.ts', ['--root', releasedCopy().root]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Nothing is different.');
  });

  it('exits with 1 for a breaking change, and names its line, its rule, its reason and its events', async () => {
    const copy = wider(releasedCopy());
    const line =
      copy
        .read()
        .split('\n')
        .findIndex((text) => text.includes('maxProperties: 51')) + 1;

    const { code, stdout } = await diff(copy);

    expect(code).toBe(1);
    expect(stdout).toContain('Breaking for consumers (1)\n  Tags maxProperties is 51, was 50\n');
    expect(stdout).toContain(`    spec/asyncapi.yaml:${line}  bound-looser: a column, a buffer`);
    expect(stdout).toMatch(/document-insights\.job\.completed, [^\n]*\.rejected: data\.metadata\n/);
    expect(stdout).toMatch(/document-insights\.extraction\.completed, [^\n]*\.rejected: data\.tags\n/);
    expect(stdout).toContain('move info.version from 1.0.0 to 2.0.0');
  });

  it('exits with 0 for a breaking change when the major number of the version moved', async () => {
    const { code, stdout } = await diff(raise(wider(releasedCopy()), '2.0.0'));

    expect(code).toBe(0);
    expect(stdout).toContain('Consumers break, and info.version says so: 1.0.0 became 2.0.0.');
  });

  it('exits with 1 for a breaking change when only the minor number moved', async () => {
    expect((await diff(raise(wider(releasedCopy()), '1.9.0'))).code).toBe(1);
  });

  it('says where what is gone was written, in the released contract', async () => {
    const copy = releasedCopy().replace('      maxProperties: 50\n', '');

    const { stdout } = await diff(copy);

    const [, line] = /spec\/released\/asyncapi\.yaml:(\d+) {2}bound-looser/.exec(stdout) ?? [];
    expect(copy.read('spec/released/asyncapi.yaml').split('\n')[Number(line) - 1]).toContain(
      'maxProperties: 50',
    );
  });

  it('prints JSON with the same findings', async () => {
    const { code, stdout } = await diff(wider(releasedCopy()), '--format', 'json');

    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      before: { file: 'spec/released/asyncapi.yaml', version: '1.0.0' },
      after: { file: 'spec/asyncapi.yaml', version: '1.0.0' },
      verdict: 'breaking',
      majorMoved: false,
      findings: [{ verdict: 'breaking', rule: 'bound-looser', subject: 'Tags', why: expect.any(String) }],
    });
    expect(report.findings[0].events).toHaveLength(6);
    expect(report.findings[0].events[0]).toEqual({
      type: 'document-insights.job.completed',
      paths: ['data.metadata'],
      more: false,
    });
  });

  it('shows an example that the released schema refuses, with the line of the value', async () => {
    const file = 'spec/examples/workflow.run.completed/minimal.json';
    const copy = releasedCopy().replace('"runId": "', '"runId": 7, "was": "', file);

    const { code, stdout } = await diff(copy);

    const line =
      copy
        .read(file)
        .split('\n')
        .findIndex((text) => text.includes('"runId"')) + 1;
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${file} is refused by spec/released/asyncapi.yaml: #/data/runId must be string`,
    );
    expect(stdout).toContain(`${file}:${line}  example-refused`);
  });

  it('prints control characters of a document as none', async () => {
    const copy = releasedCopy().replace(
      '      maxProperties: 50\n',
      '      maxProperties: 50\n      "\\e[31mred": 1\n',
    );

    const { stdout } = await diff(copy);

    expect(stdout).toContain('\ufffd[31mred');
    expect(stdout).not.toContain('\u001b');
  });

  it('exits with 2 and one line for a document that cannot be read', async () => {
    const { code, stdout, stderr } = await diff(releasedCopy().replace('channels:\n', 'channels: {\n'));

    expect(stderr).toMatch(/^spec\/asyncapi\.yaml:\d+: not valid YAML: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('exits with 2 for a format that it does not know', async () => {
    const { code, stderr } = await diff(releasedCopy(), '--format', 'xml');

    expect(stderr).toContain("'xml' is invalid. Allowed choices are text, json");
    expect(code).toBe(2);
  });
});
