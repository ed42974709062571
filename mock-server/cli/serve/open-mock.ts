import { hostname } from 'node:os';
import { PlexteraError } from '../../contract/errors.ts';
import { Mock } from '../../dispatch/mock.ts';
import type { ActiveFaultView } from '../../faults/active-fault.ts';
import { hexId } from '../../runtime/ids.ts';
import { StoreUnavailable } from '../../store/delivery-store.ts';
import { openStore } from '../../store/open-store.ts';
import { createHttpTransport } from '../../transport/http-transport.ts';
import { withRawSending } from '../../transport/raw-transport.ts';
import type { CliContext } from '../context.ts';
import type { ServeOptions } from '../options/serve-options.ts';
import { openTransport } from '../options/target.ts';
import { printDelivery } from '../output/print-delivery.ts';
import { printFaults } from '../output/print-faults.ts';
import { databaseUrlFrom } from './storage.ts';

/** How often a store that other emitters share is asked for what they left due. */
const sharedPollMs = 200;

/** The mock as the options say, with its store open, and not yet delivering. */
export async function openMock(options: ServeOptions, context: CliContext): Promise<Mock> {
  const { terminal, clock, random } = context;
  const databaseUrl = databaseUrlFrom(options, context);
  const owner = `${hostname()}-${hexId(8, random)}`;
  // Connections that are kept for speed, and for faults a second way of sending, which writes what no client would.
  const transport = openTransport(options, context, (made) =>
    withRawSending(createHttpTransport(made), made),
  );
  const store = await openStore({ databaseUrl, dataDir: options.dataDir, clock, owner }).catch(storeError);
  return new Mock({
    store,
    transport,
    clock,
    random,
    owner,
    concurrency: options.concurrency,
    maxRate: options.maxRate,
    keep: {
      events: options.keepEvents,
      ...(options.keepFor === undefined ? {} : { ageMs: options.keepFor }),
    },
    traceContext: options.traceContext === true,
    ...(databaseUrl === undefined ? {} : { sharedStore: { pollMs: sharedPollMs } }),
    onFaults: onceATurn((active: readonly ActiveFaultView[]) => printFaults(terminal, active)),
    onAttempt: (delivery, made, retryInMs, faults) =>
      printDelivery(terminal, delivery, made, { retryInMs, faults }),
  });
}

/** Calls `listener` with the last of what one turn brings: a preset is several faults, and one thing to say. */
function onceATurn<Value>(listener: (value: Value) => void): (value: Value) => void {
  let last: Value;
  let isDue = false;
  return (value) => {
    last = value;
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      listener(last);
    });
  };
}

function storeError(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  throw new PlexteraError('PLEXTERA_STORE', { problem: error.message });
}
