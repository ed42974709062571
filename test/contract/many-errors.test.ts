import { expect, it } from 'vitest';
import { parseEvent } from '../../mock-server/contract/parse-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

it('finds all of very many mistakes in time that grows with their number, not with its square', () => {
  const steps = Array.from({ length: 50_000 }, () => ({}));
  const event = createEvent('workflow.run.failed', {
    overrides: [{ path: 'data.steps', value: steps }],
    unchecked: true,
  });
  const cpu = process.cpuUsage();
  const parsed = parseEvent(JSON.stringify(event));
  const spentSeconds = process.cpuUsage(cpu).user / 1e6;
  expect(parsed.diagnostics.length).toBeGreaterThanOrEqual(5 * steps.length);
  // Copying the errors for each item took 40 s of processor time here; this bound is no benchmark.
  expect(spentSeconds).toBeLessThan(15);
});
