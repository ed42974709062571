import { deliveryRules } from '../../contract/catalog.ts';
import { attemptDelivery } from '../../dispatch/attempt-delivery.ts';
import type { Destination } from '../../dispatch/build-request.ts';
import { preparedFrom } from '../../dispatch/prepared-event.ts';
import type { AttemptFaults } from '../../faults/active-faults.ts';
import { composeStages } from '../../faults/compose-stages.ts';
import { Holds } from '../../faults/hold.ts';
import type { StageDecorators } from '../../faults/stages.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { ShapedTransport } from '../../transport/raw-transport.ts';
import type { SendEnd } from '../sending/load-connection.ts';
import type { LoadFault } from './load-faults.ts';

export interface FaultySenderOptions {
  readonly destination: Destination;
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly random: Random;
  /** Which also writes requests in an odd shape, each on a connection of its own. */
  readonly transport: ShapedTransport;
}

/**
 * Sends events with something wrong about them, through the same stages as every other delivery with a fault. That takes
 * several times as long as a sound send, which hardly shows in the small share that faults are meant to have.
 */
export class FaultySender {
  readonly #options: FaultySenderOptions;
  readonly #holds: Holds;
  readonly #decorators = new Map<string, StageDecorators>();

  constructor(options: FaultySenderOptions) {
    this.#options = options;
    this.#holds = new Holds(options.clock);
  }

  /** Never rejects. @param body the sound bytes of the event; nothing is written to them. */
  async send({ name, fault }: LoadFault, body: Uint8Array, deliveryId: string): Promise<SendEnd> {
    const { destination, deadlineMs, clock, random, transport } = this.#options;
    const decorators = this.#decoratorsOf(name, fault);
    const prepared = preparedFrom(body);
    const { eventId, eventType } = prepared;
    const attempt = { eventId, eventType, subscriptionId: '', takeCopies: () => 0 };
    const faults: AttemptFaults = {
      names: [name],
      compose: (stages) => composeStages(stages, [decorators], attempt),
    };
    const rules = { ...deliveryRules, deadlineMs };
    const tools = { clock, random, transport };
    const { exchange } = await attemptDelivery(prepared, destination, deliveryId, rules, tools, faults);
    const { response, failure } = exchange;
    if (response) return { status: response.status };
    return { failure: failure ?? { code: 'connection_closed', message: 'There was no answer.' } };
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#holds.end();
    await this.#options.transport.close();
  }

  #decoratorsOf(name: string, fault: LoadFault['fault']): StageDecorators {
    const { clock, random } = this.#options;
    const started =
      this.#decorators.get(name) ??
      fault.start(undefined, { clock, random, onSent: () => () => {}, hold: (ms) => this.#holds.start(ms) })
        .decorators;
    this.#decorators.set(name, started);
    return started;
  }
}
