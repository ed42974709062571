import { describe, expect, test } from 'vitest';
import { looksLikeProduction } from '../../mock-server/transport/addresses/production-host.ts';
import { refuseAddress } from '../../mock-server/transport/target-policy.ts';

test.each([
  'prod.example.com',
  'hooks.prod.example.com',
  'eu-prod1.example.com',
  'myprod.example.com',
  'production.example.com',
  'PRODUCTION.EXAMPLE.COM',
  'live.example.com',
  'hooks-live.example.com',
  'live2.example.com',
  'api.example.com',
  'hooks-api.example.com',
])('%s reads like production', (host) => {
  expect(looksLikeProduction(host)).toBe(true);
});

test.each([
  'hooks.staging.example.com',
  'product.staging.example.com',
  'products-service.example.com',
  'delivery.example.com',
  'olive.example.com',
  'apiary.example.com',
  'myapi.example.com',
  'api',
  'localhost',
  '10.0.0.1',
  '[fd00::1]',
])('%s does not', (host) => {
  expect(looksLikeProduction(host)).toBe(false);
});

describe('an address of a host that reads like production', () => {
  const host = 'hooks.prod.example.com';

  test('needs the host in the list, and that production is meant', () => {
    expect(refuseAddress(host, '192.0.2.1', { allowHosts: [] })?.reason).toBe('host_not_allowed');
    const refusal = refuseAddress(host, '192.0.2.1', { allowHosts: ['*.example.com'] });
    expect(refusal).toMatchObject({ reason: 'production_host', hint: expect.stringContaining('--i-know') });
    const meant = { allowHosts: ['*.example.com'], allowProduction: true };
    expect(refuseAddress(host, '192.0.2.1', meant)).toBeUndefined();
    expect(refuseAddress(host, '192.0.2.1', { allowHosts: [], allowProduction: true })?.reason).toBe(
      'host_not_allowed',
    );
  });

  test('is this machine, whatever its name', () => {
    expect(refuseAddress(host, '127.0.0.1', { allowHosts: [] })).toBeUndefined();
  });
});
