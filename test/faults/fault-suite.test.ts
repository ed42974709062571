import { afterAll, describe, expect, test } from 'vitest';
import { faults as registry } from '../../mock-server/faults/registry.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, stableHeaders, startBench } from './bench.ts';
import { startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

/** What every fault keeps to, whatever it does: a new one passes by being in the registry. */
describe.each(registry.map((fault) => [fault.name, fault] as const))('the fault %s', (name, fault) => {
  test('is described: a name in kebab-case, a sentence, and a default or a meaning for each option', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(fault.summary).toMatch(/^[A-Z].*\.$/);
    expect(registry.filter((other) => other.name === name)).toHaveLength(1);
    for (const schema of Object.values(fault.options.properties)) {
      expect(schema.description).toMatch(/\.$/);
      expect(schema).toHaveProperty('default');
    }
  });

  test('ends an attempt within its deadline, and the next one without it is as any other', async () => {
    const capture = await startCapture();
    const { faults, attempt } = startBench(capture.url);
    const before = await attempt();
    faults.add({ name, scope: { next: 1 } });
    const startedMs = performance.now();
    const faulted = await attempt({ deadlineMs: 900 });
    expect(performance.now() - startedMs).toBeLessThan(900 + 1_000);
    expect(faulted.names).toEqual([name]);
    expect(faulted.exchange.response ?? faulted.exchange.failure).toBeDefined();
    expect(faults.list()).toEqual([]);

    const after = await attempt();
    expect(after.names).toEqual([]);
    expect(after.exchange.response?.status).toBe(200);
    const [first, last] = [capture.requests[0], capture.requests.at(-1)];
    expect(last?.body).toEqual(before.body);
    expect(stableHeaders(last)).toEqual(stableHeaders(first));
    expect(receiveCaptured(last)).toMatchObject({ kind: 'event', diagnostics: [] });
  });

  test('refuses an option that it does not have, and values that no option takes', () => {
    const { faults } = startBench(new URL('http://127.0.0.1:9/'));
    expect(() => faults.add({ name, options: { nonsense: 1 } })).toThrow(`There is no option "nonsense" of`);
    for (const option of Object.keys(fault.options.properties))
      for (const value of [{}, [], null, -1, 1e99, Number.NaN, '\n'])
        expect(() => faults.add({ name, options: { [option]: value } })).toThrow(
          `The option ${option} of the fault`,
        );
    expect(faults.list()).toEqual([]);
  });

  test('goes to work with each end of each range and each word of each choice', async () => {
    const { faults } = startBench(new URL('http://127.0.0.1:9/'));
    for (const [option, schema] of Object.entries(fault.options.properties)) {
      const values = [schema.minimum, schema.maximum, schema.default, ...((schema.enum as string[]) ?? [])];
      for (const value of values.filter((each) => each !== undefined)) {
        const { options } = faults.add({ name, options: { [option]: value } });
        expect(options[option]).toBe(value);
      }
      faults.reset();
    }
  });
});
