import type { Expectation } from './expectation.ts';
import type { RequestRecipe } from './request-recipe.ts';

/** What is done, one after the other, in a variant of a case. */
export type Step = SendStep | WaitStep | HookStep | EffectsStep;

/** Sends a request, several times if asked, and judges each answer. */
export interface SendStep {
  readonly send: RequestRecipe;
  /** A name for this request, by which later steps refer to its event. */
  readonly as?: string;
  readonly expect: Expectation;
  /** So often, with a new event each time unless the recipe is `like` another; by default once. */
  readonly times?: number;
  /** All of `times` at once, held back until each has a connection. */
  readonly parallel?: boolean;
}

export interface WaitStep {
  readonly waitSeconds: number;
}

/** Has the receiver's owner do something: make the next delivery fail, start the receiver again. */
export interface HookStep {
  readonly hook: 'fail-once' | 'restart';
}

/** How often the event of a named request has been applied in the end; without an observer nobody can say. */
export interface EffectsStep {
  readonly effectsOf: string;
  readonly times: number;
  /** A receiver may refuse that request as well: if it was not accepted, it must have been applied 0 times. */
  readonly ifAccepted?: true;
  /** Nothing is asked where that request was not accepted. */
  readonly onlyIfAccepted?: true;
}
