import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { ExitGate } from '../../../mock-server/store/sqlite/exit-gate.ts';

test('a thread may enter until the gate is shut', () => {
  const main = new ExitGate();
  const thread = new ExitGate(main.memory);
  expect(thread.enter()).toBe(true);
  thread.leave();
  expect(thread.enter()).toBe(true);
  thread.leave();
  main.shut();
  expect(thread.enter()).toBe(false);
});

test('shutting waits for a thread that is inside', async () => {
  const gate = new ExitGate();
  new ExitGate(gate.memory).enter();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const leave = `const { workerData: { gate, done }, parentPort } = require('node:worker_threads');
    const cells = new Int32Array(gate);
    parentPort.postMessage('inside');
    while (Atomics.load(cells, 0) === 0);
    Atomics.store(done, 0, 1);
    Atomics.store(cells, 1, 0);
    Atomics.notify(cells, 1);`;
  const thread = new Worker(leave, { eval: true, workerData: { gate: gate.memory, done } });
  await once(thread, 'message');
  gate.shut();
  expect(Atomics.load(done, 0)).toBe(1);
});
