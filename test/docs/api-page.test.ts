import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { namedSchemas } from '../../mock-server/docs/parts/json-schema.ts';
import { makeDocs, openApi, pageOf, partOf, plain, textOf } from './pages.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<Record<string, unknown>>;
}

const page = pageOf(makeDocs(), 'api.html');
const operations = namedSchemas(openApi, 'paths').flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([key]) => key !== 'parameters')
    .map(([method, operation]) => ({ path, method, item, operation: operation as Operation })),
);

describe('the page of the HTTP APIs shows', () => {
  test('each operation with its parameters, what it takes and every status that it answers', () => {
    expect(operations.length).toBeGreaterThan(30);
    for (const { path, method, item, operation } of operations) {
      const id = `operation-${operation.operationId}`;
      const part = partOf(page, id);
      const own = textOf(part.slice(0, part.indexOf('</section>')));
      expect(own).toContain(`${method.toUpperCase()} ${path}`);
      expect(own).toContain(plain(operation.summary));
      const inherited = (item.parameters ?? []) as NonNullable<Operation['parameters']>;
      for (const { name, in: place } of [...inherited, ...(operation.parameters ?? [])])
        expect(part).toContain(`id="${id}-${place}-${name}"`);
      expect(own.includes(' Body ')).toBe(operation.requestBody !== undefined);
      const answers = own.slice(own.indexOf(' Answers '));
      for (const status of Object.keys(operation.responses))
        expect(answers).toMatch(new RegExp(`\\b${status}\\b`));
    }
  });

  test.each(['schemas', 'responses', 'securitySchemes'])('all of its %s', (kind) => {
    const all = namedSchemas(openApi.components as never, kind);
    expect(all.length).toBeGreaterThan(1);
    const prefix = { schemas: 'schema', responses: 'answer', securitySchemes: 'security' }[kind];
    for (const [name] of all) expect(page).toContain(`id="${prefix}-${name}"`);
  });

  test('the webhooks, as links to the contract', () => {
    for (const type of eventTypes) expect(page).toContain(`href="index.html#event-${type}"`);
  });
});
