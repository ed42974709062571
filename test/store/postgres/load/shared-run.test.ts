import { afterAll, expect, test, vi } from 'vitest';
import { eventSerial } from '../../../../mock-server/load/after-check/event-serial.ts';
import type { FleetResult } from '../../../../mock-server/load/fleet/fleet-result.ts';
import { expectNoSocketsLeft } from '../../../fixtures/leak-check.ts';
import type { CliResult } from '../../../fixtures/run-cli.ts';
import { expectNothingLeft, newRun, startCounter, startEmitterOf } from './emitters.ts';

afterAll(expectNoSocketsLeft);

const patience = 120_000;

/** The one report among what several processes printed. */
function reportIn(results: readonly CliResult[]): FleetResult {
  const printed = results.map(({ stdout }) => stdout).filter((text) => text !== '');
  expect(printed).toHaveLength(1);
  return JSON.parse(printed[0] ?? '');
}

const serialsOf = (ids: Iterable<string>, stem: string) => [...ids].map((id) => eventSerial(id, stem) ?? -1);

test(
  'three emitters send exactly one run, in equal shares, and one of them reports it',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const mix = ['--duplicates', '5%', '--fault', 'unknown-fields=5%'];
    const options = ['--rate', '150', '--for', '4s', '--emitters', '3', '--json', ...mix];
    const observing = ['--observer-url', receiver.observer];
    const emitters = [1, 2, 3].map(() => startEmitterOf(run, receiver.url, [...options, ...observing]));
    const results = await Promise.all(emitters.map(({ ended }) => ended));
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    const report = reportIn(results);
    expect(report).toMatchObject({
      ended: 'done',
      model: 'open',
      sent: 600,
      answered: 600,
      errors: 0,
      unsent: 0,
    });
    expect(report.fleet.run).toBe(run);
    expect(report.fleet.emitters.map(({ sent, state, heldEvents }) => [sent, state, heldEvents])).toEqual([
      [200, 'done', 0],
      [200, 'done', 0],
      [200, 'done', 0],
    ]);
    const { duplicate } = report.sentByKind;
    expect(duplicate).toBeGreaterThan(5);
    expect(report.faults['unknown-fields']?.sent).toBe(report.sentByKind.faulty);
    expect(report.ledger).toMatchObject({ events: 600 - duplicate, neverAcknowledged: 0 });
    expect(report.afterCheck).toMatchObject({ closes: true, events: 600 - duplicate, foreign: 0 });
    expect(report.latency?.count).toBe(600 - report.sentByKind.faulty);
    expect(report.lateness?.count).toBe(600);
    expect(report.series.reduce((sum, { sent }) => sum + sent, 0)).toBe(600);
    const serials = serialsOf(receiver.times.keys(), report.eventIdStem);
    expect(serials).toHaveLength(600 - duplicate);
    expect(Math.min(...serials)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...serials)).toBeLessThan(600);
    await expectNothingLeft(run);
  },
  patience,
);

test(
  'one of three that is killed is reported with what it held, and the others send all else',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const options = ['--rate', '120', '--for', '12s', '--emitters', '3', '--json', '--seed', run];
    const emitters = [1, 2, 3].map(() => startEmitterOf(run, receiver.url, options));
    const [, victim] = emitters;
    await victim?.waitFor(/^\d+ s /m);
    victim?.child.kill('SIGKILL');
    const results = await Promise.all(emitters.map(({ ended }) => ended));
    expect(results.map(({ code }) => code)).toEqual([3, null, 3]);
    const report = reportIn(results);
    expect(report.fleet.emitters.map(({ state }) => state).toSorted()).toEqual(['done', 'done', 'lost']);
    const lost = report.fleet.emitters.find(({ state }) => state === 'lost');
    const held = new Set<number>();
    for (const [first, last] of lost?.held ?? [])
      for (const [from = 0, to = 0] of [serialsOf([first, last], report.eventIdStem)])
        for (let serial = from; serial <= to; serial++) held.add(serial);
    expect(held.size).toBe(lost?.heldEvents);
    expect(held.size).toBeGreaterThan(0);
    expect(held.size).toBeLessThan(400);
    // Every event of the schedule has come, or is told to be in doubt; none came twice.
    const came = serialsOf(receiver.times.keys(), report.eventIdStem);
    const accounted = new Set([...came, ...held]);
    expect([...accounted].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 1_440 }, (_, serial) => serial),
    );
    expect([...receiver.times.values()].filter((times) => times > 1)).toEqual([]);
    await expectNothingLeft(run);
  },
  patience,
);

test(
  'an emitter that slept so long that the others went on without it says so, and sends no more',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const options = ['--rate', '40', '--for', '14s', '--emitters', '2', '--json'];
    const emitters = [1, 2].map(() => startEmitterOf(run, receiver.url, options));
    const [sleeper, other] = emitters;
    await sleeper?.waitFor(/^\d+ s /m);
    sleeper?.child.kill('SIGSTOP');
    const result = await other?.ended;
    sleeper?.child.kill('SIGCONT');
    expect(result?.code).toBe(3);
    const { code, stdout, stderr } = (await sleeper?.ended) ?? { code: 0, stdout: '', stderr: '' };
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('The others have given this emitter up');
    expect([...receiver.times.values()].filter((times) => times > 1)).toEqual([]);
  },
  patience,
);

test(
  '^C of one ends the run of all, with one report',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const options = ['--rate', '60', '--for', '10m', '--emitters', '2', '--json'];
    const emitters = [1, 2].map(() => startEmitterOf(run, receiver.url, options));
    await emitters[0]?.waitFor(/^\d+ s /m);
    emitters[0]?.child.kill('SIGINT');
    const results = await Promise.all(emitters.map(({ ended }) => ended));
    expect(results.map(({ code }) => code)).toEqual([130, 130]);
    const report = reportIn(results);
    expect(report).toMatchObject({ ended: 'interrupted', errors: 0 });
    expect(report.sent).toBe(receiver.times.size);
    await expectNothingLeft(run);
  },
  patience,
);

test(
  'the errors of all count together against what is borne',
  async () => {
    const run = newRun();
    const refusing = ['--rate', '200', '--for', '10m', '--emitters', '2', '--max-errors', '100', '--json'];
    const nobody = await startCounter();
    const forged = ['--bad-signatures', '100%'];
    const emitters = [1, 2].map(() => startEmitterOf(run, nobody.url, [...refusing, ...forged]));
    const results = await Promise.all(emitters.map(({ ended }) => ended));
    expect(results.map(({ code }) => code)).toEqual([1, 1]);
    const report = reportIn(results);
    expect(report.ended).toBe('errors');
    expect(report.errors).toBeGreaterThanOrEqual(100);
    for (const { errors } of report.fleet.emitters) expect(errors).toBeLessThan(report.errors);
    await expectNothingLeft(run);
  },
  patience,
);

test(
  'an emitter with other options has no place in a run, and is told which',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const first = startEmitterOf(run, receiver.url, ['--rate', '20', '--for', '1s', '--emitters', '2']);
    await first.waitFor(/1 of 2 emitters have come/);
    const wrong = startEmitterOf(run, receiver.url, ['--rate', '30', '--for', '1s', '--emitters', '3']);
    const { code, stderr } = await wrong.ended;
    expect(code).toBe(2);
    expect(stderr).toContain('was started with another --rate, --emitters.');
    const second = startEmitterOf(run, receiver.url, ['--rate', '20', '--for', '1s', '--emitters', '2']);
    const results = await Promise.all([first.ended, second.ended]);
    expect(results.map((result) => result.code)).toEqual([0, 0]);
    expect(results[0]?.stdout).toMatch(/^emitter 2 +10 sent /m);
    expect(receiver.times.size).toBe(20);
    await expectNothingLeft(run);
  },
  patience,
);

test(
  'where the others do not come nothing is sent, and one that was killed while it waited is not counted',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const options = ['--rate', '20', '--for', '1s', '--emitters', '3'];
    const killed = startEmitterOf(run, receiver.url, options);
    await killed.waitFor(/1 of 3 emitters have come/);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const alone = startEmitterOf(run, receiver.url, [...options, '--join-within', '8s']);
    const { code, stdout, stderr } = await alone.ended;
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/Only [12] of 3 emitters came in time, so nothing was sent\./);
    expect(receiver.times.size).toBe(0);
  },
  patience,
);

test(
  'a run that is under way takes nobody more, and its name is free once it is over',
  async () => {
    const [run, receiver] = [newRun(), await startCounter()];
    const options = ['--rate', '20', '--for', '8s', '--emitters', '1', '--json'];
    const first = startEmitterOf(run, receiver.url, options);
    await first.waitFor(/^\d+ s /m);
    const late = await startEmitterOf(run, receiver.url, options).ended;
    expect(late.code).toBe(2);
    expect(late.stderr).toContain('A run of this name is under way.');
    expect((await first.ended).code).toBe(0);
    const again = startEmitterOf(run, receiver.url, ['--count', '5', ...options]);
    expect((await again.ended).code).toBe(0);
    await vi.waitFor(() => expectNothingLeft(run));
  },
  patience,
);
