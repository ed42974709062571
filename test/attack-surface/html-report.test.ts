import { expect, test } from 'vitest';
import { reports } from '../../mock-server/conformance/reports/reports.ts';
import { hostileRun } from '../conformance/reports/hostile.ts';

test('A27: a report in HTML runs nothing and loads nothing, whatever a receiver answered', () => {
  const html = reports.html(hostileRun, { url: new URL('http://127.0.0.1:3000/webhooks') });
  expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src (?:'|&#39;)none/);
  expect(html).not.toMatch(/script-src/);
  const tags = [...html.matchAll(/<([a-z][\w-]*)([^>]*)>/g)];
  expect(tags.length).toBeGreaterThan(100);
  const active = tags.filter(
    ([, name = '', attributes = '']) =>
      /^(?:script|iframe|object|embed|img|link|base|form)$/.test(name) ||
      /\son\w+=/.test(attributes.replaceAll(/"[^"]*"/g, '""')),
  );
  expect(active.map(([tag]) => tag)).toEqual([]);
});
