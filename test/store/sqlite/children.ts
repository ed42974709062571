import { execFileSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';
import { aClaim, anEvent, aSettlement, subscribe } from '../store-fixtures.ts';

/** The programs that tests run as processes of their own, to kill them or to starve them. */
const programs: Readonly<Record<string, (store: DeliveryStore) => Promise<void>>> = {
  async accepted(store) {
    const id = await subscribe(store);
    const events = Array.from({ length: 20 }, () => anEvent([id]));
    await store.accept(events);
    for (const { eventId } of events) say({ accepted: eventId });
    say({ reached: true });
  },

  /** Ends while its thread is in the middle of something. */
  async exiting(store) {
    const id = await subscribe(store);
    await store.accept(Array.from({ length: 5_000 }, () => anEvent([id])));
    for (let n = 0; n < 50; n += 1) void store.log.deliveries({ limit: 5_000 });
    systemClock.setTimer(100, () => process.exit(3));
  },

  async held() {
    say({ reached: true });
  },

  /** Fills what room there is, then does what it is told. */
  async filling(store) {
    const id = await subscribe(store);
    const body = Buffer.alloc(64 * 1024);
    createInterface({ input: process.stdin }).on('line', async (command) => {
      if (command === 'health') say(await store.health());
      if (command === 'accept') say(await answerOf(store.accept([anEvent([id], { body })])));
      if (command === 'grow') {
        execFileSync('mount', ['-o', 'remount,size=100m', dataDir ?? '']);
        say({ grown: true });
      }
      if (command === 'deliver') {
        const claimed = await store.claim(aClaim({ limit: 10 }));
        await store.settle(claimed.map((one) => aSettlement(one)));
        say({ delivered: claimed.length });
      }
    });
    let accepted = 0;
    let problem: unknown;
    while (problem === undefined) {
      const answer = await answerOf(store.accept([anEvent([id], { body })]));
      if (answer.accepted) accepted += 1;
      else problem = answer;
    }
    say({ accepted, problem });
  },
};

async function answerOf(accepting: Promise<unknown>) {
  try {
    await accepting;
    return { accepted: true };
  } catch (error) {
    return { accepted: false, name: (error as Error).name };
  }
}

/** Written before anything else happens, so that a kill cannot take it back. */
function say(value: unknown): void {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let from = 0; from < line.length; ) {
    try {
      from += writeSync(1, line, from);
    } catch (error) {
      // The pipe is full until the test has read some of it.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

const [program = '', dataDir] = process.argv.slice(2);
try {
  const store = await openSqliteStore({ dataDir, clock: systemClock });
  await programs[program]?.(store);
} catch (error) {
  const { name, message, hint } = error as Error & { readonly hint?: string };
  say({ name, message, hint });
}
