import fc from 'fast-check';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { deliveryRules, headers } from '../../mock-server/contract/catalog.ts';
import { classifyExchange } from '../../mock-server/delivery/classify-exchange.ts';
import { faults as registry } from '../../mock-server/faults/registry.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, startBench } from './bench.ts';
import { headerOf, startCapture } from './capture.ts';
import { countingClock } from './clocks.ts';

afterAll(expectNoSocketsLeft);

test('any composition of faults ends in one outcome, with no rejection and no timer left', async () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  onTestFinished(() => void process.off('unhandledRejection', onRejection));
  const capture = await startCapture();
  const clock = countingClock();
  const { faults, attempt } = startBench(capture.url, { clock });
  const deadlineMs = 250;

  const names = fc.array(fc.constantFrom(...registry.map(({ name }) => name)), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(names, fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }), async (composed, seeds) => {
      // Those of a run that failed must not be in the next one.
      faults.reset();
      for (const name of composed) faults.add({ name });
      const startedMs = performance.now();
      const attempts = await Promise.all(seeds.map((seed) => attempt({ seed, deadlineMs })));
      // That nothing hangs; the suite of each fault looks at the deadline itself.
      expect(performance.now() - startedMs).toBeLessThan(deadlineMs + 20_000);
      for (const { exchange, names: applied } of attempts) {
        expect(applied).toEqual(composed);
        const { kind } = classifyExchange(exchange, deliveryRules);
        expect(['delivered', 'retryable']).toContain(kind);
      }
      faults.reset();
      expect(clock.ticking()).toBe(0);
      const healthy = await attempt();
      expect(healthy.exchange.response?.status).toBe(200);
      // By its id: of an attempt that the deadline cut, the last bytes may be read by the receiver only now.
      const arrived = capture.requests.filter(
        (request) => headerOf(request, headers.deliveryId.name) === healthy.deliveryId,
      );
      expect(arrived).toHaveLength(1);
      expect(receiveCaptured(arrived[0])).toMatchObject({ kind: 'event', diagnostics: [] });
    }),
    { numRuns: 12 },
  );
  expect(rejections).toEqual([]);
});
