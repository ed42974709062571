import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../mock-server/cli/exit-codes.ts';
import { verbs } from '../../mock-server/cli/verbs.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const shown = [
  ...readme.matchAll(/<!-- snippet:([\w-]+) -->\n\n?```ts\n([\s\S]*?)```\n\n?<!-- \/snippet -->/g),
];

/** The part of a receiver that README shows, as somebody writes it who installed the package. */
function snippetOf(name: string): string {
  const source = readFileSync(join(root, 'test/receivers', `${name}.ts`), 'utf8');
  const [, snippet = ''] = /\/\/ snippet:start\n([\s\S]*?)\/\/ snippet:end/.exec(source) ?? [];
  return snippet.replace('../../mock-server/consumer.ts', 'plextera-webhooks');
}

/** A test that README shows, as somebody writes it who installed the package. */
function exampleOf(name: string): string {
  const source = readFileSync(join(root, 'test/testing/examples', `${name}.test.ts`), 'utf8');
  const [, example = ''] = /\/\/ snippet:start\n([\s\S]*?)\/\/ snippet:end/.exec(source) ?? [];
  return example
    .replace('../../../mock-server/testing.ts', 'plextera-webhooks/testing')
    .replace('../../../mock-server/testing-vitest.ts', 'plextera-webhooks/testing/vitest')
    .replace(/\.\.\/\.\.\/receivers\/[\w-]+\.ts/, './app.ts');
}

describe('README', () => {
  it('shows tests of a receiver as they are run here', () => {
    const examples = [
      ...readme.matchAll(/<!-- example:([\w-]+) -->\n\n```ts\n([\s\S]*?)```\n\n<!-- \/example -->/g),
    ];
    expect(examples.map(([, name]) => name)).toEqual(['hono']);
    for (const [, name = '', text] of examples) expect(text).toBe(exampleOf(name));
  });

  it('shows a receiver for each framework that its tests run', () => {
    expect(shown.map(([, name]) => name)).toEqual([
      'express',
      'fastify',
      'next-route',
      'hono',
      'koa',
      'node-http',
      'lambda',
    ]);
  });

  it.each(shown.map(([, name = '', text = '']) => ({ name, text })))(
    'shows the $name receiver as it is tested, in under ten lines of handler',
    ({ name, text }) => {
      expect(text).toBe(snippetOf(name));
      const handler = text.split('\n\n').find((block) => block.includes('receive(')) ?? '';
      expect(handler.trim().split('\n').length).toBeLessThan(10);
    },
  );

  it('documents every exit code and no other', () => {
    const section = readme.slice(readme.indexOf('### Exit codes'));
    const rows = [...section.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual(Object.values(exitCodes));
  });

  it('names every verb', () => {
    for (const { name } of verbs) expect(readme).toMatch(new RegExp(`\`${name}[ \`]|npm run ${name}\\b`));
  });
});
