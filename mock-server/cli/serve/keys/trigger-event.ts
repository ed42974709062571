import { type EventType, eventTypes } from '../../../contract/catalog.ts';
import { PlexteraError } from '../../../contract/errors.ts';
import type { Mock } from '../../../dispatch/mock.ts';
import { prepareEvent } from '../../../dispatch/prepared-event.ts';
import { createEvent } from '../../../payloads/create-event.ts';
import { knownEventType } from '../../../payloads/known-event-type.ts';
import type { Keys } from '../../keys/keys.ts';
import type { Terminal } from '../../output/terminal.ts';

/** Sends made-up events on a key: of each type in turn, or of one that is asked for. */
export class EventTrigger {
  readonly #mock: Mock;
  readonly #terminal: Terminal;
  #next = 0;

  constructor(mock: Mock, terminal: Terminal) {
    this.#mock = mock;
    this.#terminal = terminal;
  }

  /** An event of the type after the last one. */
  async sendNext(): Promise<void> {
    const type = eventTypes[this.#next % eventTypes.length] ?? eventTypes[0];
    this.#next += 1;
    await this.#send(type);
  }

  /** Asks for a type, by its name or its number in the list; without an answer nothing is sent. */
  async sendAsked(keys: Keys): Promise<void> {
    for (const [at, type] of eventTypes.entries())
      this.#terminal.progress(`  ${String(at + 1).padStart(2)}  ${type}`);
    const answer = await keys.askLine('  Which type? (its number or name, Enter for none)');
    if (answer === '') return;
    const numbered = /^\d+$/.test(answer) ? eventTypes[Number(answer) - 1] : undefined;
    await this.#send(numbered ?? knownEventType(answer));
  }

  async #send(type: EventType): Promise<void> {
    if ((await this.#mock.store.subscriptions.active()).length === 0)
      throw new PlexteraError('PLEXTERA_BAD_OPTION', {
        problem: 'No subscription is active, so nobody would get the event.',
        hint: 'Start with --to URL, create a subscription, or resume one that is paused.',
      });
    await this.#mock.emit(prepareEvent(createEvent(type)));
  }
}
