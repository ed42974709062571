import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, expect, test } from 'vitest';
import { deliveryRules, eventTypes, headers } from '../../../mock-server/contract/catalog.ts';
import { dashboardPaths } from '../../../mock-server/server/dashboard/dashboard-page.ts';
import { openApiDocument } from '../../../mock-server/server/openapi/open-api-document.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { document } from './documented.ts';
import { sharedPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([key]) => key !== 'parameters')
    .map(([method, operation]) => ({ path, method, operation })),
);

test('the document is served as it is, to callers without a key', async () => {
  const { call } = await start();
  const { status, body } = await call('GET', '/api/openapi.json', undefined, { authorization: undefined });
  expect(status).toBe(200);
  expect(body).toEqual(JSON.parse(JSON.stringify(document)));
});

test('a public validator finds it to be OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(JSON.parse(JSON.stringify(document)));
  expect(result).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('every reference in it leads somewhere, and every component is used', () => {
  const text = JSON.stringify(document);
  const references = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, ...at]) => at.join('/')),
  );
  const components = Object.entries(document.components as Readonly<Record<string, object>>)
    .filter(([kind]) => kind !== 'securitySchemes')
    .flatMap(([kind, parts]) => Object.keys(parts).map((name) => `${kind}/${name}`));
  expect([...references].sort()).toEqual(components.sort());
});

test('operations have names of their own', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

test('every parameter of a path is described', () => {
  for (const [path, item] of Object.entries(paths)) {
    const described = JSON.stringify(item.parameters ?? []);
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(described).toContain(`"name":"${name}"`);
  }
});

test('every route of the server is described, and every description has its route', async () => {
  const { server, routes } = await start();
  for (const { path, method } of operations) {
    const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
    expect(server.hasRoute({ method: method.toUpperCase(), url }), `${method} ${path}`).toBe(true);
  }
  const described = new Set(Object.keys(paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1')));
  // The description itself, and the pages that show it to people.
  const undescribed = ['/api/openapi.json', '/docs', '/docs/*', ...dashboardPaths];
  expect([...routes].filter((url) => !described.has(url)).sort()).toEqual(undescribed.sort());
});

test('an event type is a webhook with all headers of the contract', () => {
  const hooks = document.webhooks as Readonly<Record<string, { readonly post: Operation }>>;
  expect(Object.keys(hooks)).toEqual(eventTypes);
  for (const { post } of Object.values(hooks)) {
    expect(post.parameters).toHaveLength(Object.keys(headers).length);
    expect(Object.keys(post.responses)).toEqual(deliveryRules.documentedStatuses.map(String));
  }
});

test('two pieces that describe the same are refused', () => {
  const piece = { paths: {}, schemas: { One: {} } };
  expect(() => openApiDocument([piece, piece])).toThrow('Two pieces describe One.');
  const get = { paths: { '/a': { get: {} } } };
  expect(() => openApiDocument([get, get])).toThrow('Two pieces describe /a.');
  expect(openApiDocument([get, { paths: { '/a': { put: {} } } }]).paths).toEqual({
    '/a': { get: {}, put: {} },
  });
});
