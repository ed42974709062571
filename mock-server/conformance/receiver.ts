import type { ExchangeFailureCode } from '../delivery/exchange.ts';
import type { CaseNeed } from './cases/receiver-case.ts';
import type { WireRecipe } from './cases/wire-recipe.ts';

/** A request ready to be sent. The signing secret is not in it. */
export interface Probe {
  readonly method: string;
  /** Names as they are written, in order; a name can be there twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly wire: WireRecipe;
  /** The answer is waited for so long, in milliseconds, from the first byte written. */
  readonly deadlineMs: number;
}

/** What came of a probe. `unreachable`: nothing was sent, because there was no connection. `failed`: our own side. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** Its beginning, up to a cap. */
      readonly body: Uint8Array;
      /** To the status. */
      readonly tookMs: number;
    }
  | { readonly kind: 'unreachable'; readonly message: string; readonly code?: ExchangeFailureCode }
  | { readonly kind: 'no-answer' | 'closed' | 'failed'; readonly message: string };

/** One request and what came back, as reports show it. */
export interface Exchanged {
  readonly probe: Probe;
  readonly reply: Reply;
  /** Which event it carried, where it carried one. */
  readonly eventId?: string;
  /** What was expected, in words. */
  readonly expected: string;
}

/**
 * A receiver under test, behind a URL or in this process. It never throws for what the receiver does wrong: a handler
 * that throws is `closed`, with its message.
 */
export interface Receiver {
  /** As reports name it: a URL without secrets, or the kind of handler. */
  readonly name: string;
  /** What it can do beyond plain requests. */
  readonly can: ReadonlySet<CaseNeed>;
  send(probe: Probe): Promise<Reply>;
  /** All at once, none before each can be written. */
  sendTogether?(probes: readonly Probe[]): Promise<readonly Reply[]>;
  close(): Promise<void>;
}

/** Tells what a receiver did, which its answers cannot. */
export interface Observer {
  /** How often the event with this id has been applied. */
  count(eventId: string): Promise<number>;
}

/** What the owner of a receiver can have it do. */
export interface Hooks {
  readonly failOnce?: () => Promise<void>;
  readonly restart?: () => Promise<void>;
}
