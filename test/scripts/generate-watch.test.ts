import { describe, expect, it, vi } from 'vitest';
import { startScript } from './run-script.ts';
import { SpecCopy } from './spec-copy.ts';

describe('the generate command with --watch', () => {
  it('generates again after a change, and survives a bad document in between', async () => {
    const copy = new SpecCopy();
    const child = startScript('generate.ts', ['--watch', '--root', copy.root]);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const until = (words: string) => vi.waitFor(() => expect(output).toContain(words), { timeout: 20_000 });

    await until('watching spec/');
    copy.replace('version: 1.0.0', 'version: 1.0.1');
    await until('wrote generated/catalog.ts');
    output = '';
    copy.replace('version: 1.0.1', 'version: [');
    await until('not valid YAML');
    output = '';
    copy.replace('version: [', 'version: 1.0.2');
    await until('wrote generated/catalog.ts');
    output = '';
    // What editors that write beside the file and rename do.
    copy.write(copy.read().replace('version: 1.0.2', 'version: 1.0.3'), 'spec/asyncapi.yaml~');
    copy.rename('spec/asyncapi.yaml~', 'spec/asyncapi.yaml');
    await until('wrote generated/catalog.ts');

    expect(copy.read('generated/catalog.ts')).toContain('"version": "1.0.3"');
    expect(child.exitCode).toBeNull();
  }, 60_000);
});
