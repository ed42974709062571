import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from './run-script.ts';
import { SpecCopy } from './spec-copy.ts';

function everythingGenerated({ root }: SpecCopy): readonly string[] {
  const folder = join(root, 'generated');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((path) => `${path}\n${statSync(path).mtimeMs}\n${readFileSync(path, 'utf8')}`);
}

const generate = (copy: SpecCopy, ...args: readonly string[]) =>
  runScript('generate.ts', ['--root', copy.root, ...args]);

describe('the generate command', { timeout: 60_000 }, () => {
  it('exits with 2 and one line for a bad document, and touches nothing', async () => {
    const refusedBy = {
      ourselves: new SpecCopy().replace('minLength: 1', 'minLenght: 1'),
      'the AsyncAPI parser': new SpecCopy().replace('\nchannels:\n', '\ntgas: []\nchannels:\n'),
      'the YAML parser': new SpecCopy().replace('\nchannels:\n', '\nchannels: {\n'),
    };
    for (const [judge, copy] of Object.entries(refusedBy)) {
      const before = everythingGenerated(copy);

      const { code, stdout, stderr } = await generate(copy);

      expect(stderr, judge).toMatch(/^spec\/asyncapi\.yaml:\d+: [^\n]+\n$/);
      expect({ code, stdout }, judge).toEqual({ code: 2, stdout: '' });
      expect(everythingGenerated(copy), judge).toEqual(before);
    }
  });

  it('exits with 2 and one line where there is no project at all', async () => {
    const { code, stderr } = await runScript('generate.ts', ['--watch', '--root', '/nowhere/at/all']);

    expect(stderr).toBe('README.md: there is no such file\n');
    expect(code).toBe(2);
  });

  it('prints no stack for a fault of its own', async () => {
    const copy = new SpecCopy();
    // A folder stands where a file has to be written.
    copy.remove('generated/catalog.ts').makeFolder('generated/catalog.ts');

    const { code, stderr } = await generate(copy);

    expect(stderr).toMatch(/^generate failed, and it is not the document's fault: [^\n]+\n$/);
    expect(code).toBe(70);
  });

  it('mends what is missing, what differs and what is not from the document', async () => {
    const copy = new SpecCopy();
    const before = copy.read('generated/catalog.ts');
    copy
      .remove('generated/schemas/event.json')
      .write('x', 'generated/catalog.ts')
      .write('', 'generated/old.ts');

    const { code, stdout } = await generate(copy);

    expect(stdout.trim().split('\n').sort()).toEqual(
      ['wrote generated/catalog.ts', 'removed generated/old.ts', 'wrote generated/schemas/event.json'].sort(),
    );
    expect(code).toBe(0);
    expect(copy.read('generated/catalog.ts')).toBe(before);
  });

  it('exits with 1 for a difference with --check, names the first and what to do, and writes nothing', async () => {
    const copy = new SpecCopy().write('', 'generated/old.ts').remove('generated/shapes.ts');
    const before = everythingGenerated(copy);

    const { code, stdout, stderr } = await generate(copy, '--check');

    expect(stderr).toBe(
      'generated/shapes.ts is missing (and 1 more); run "npm run generate" and commit what it writes\n',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(everythingGenerated(copy)).toEqual(before);
  });

  it('exits with 0 for no difference with --check', async () => {
    const { code, stdout, stderr } = await generate(new SpecCopy(), '--check');

    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'generated/ is up to date\n', stderr: '' });
  });

  it('explains itself with --help', async () => {
    const { code, stdout } = await runScript('generate.ts', ['--help']);

    expect(code).toBe(0);
    for (const word of ['--check', '--watch', '--root', 'Exit codes:']) expect(stdout).toContain(word);
  });

  it('exits with 2 for a flag that it does not know', async () => {
    const { code, stderr } = await runScript('generate.ts', ['--chekc']);

    expect(stderr).toContain("unknown option '--chekc'");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
});
