import type { StepKind, StepOptions } from '../scenario.ts';
import { advance } from './advance.ts';
import { emit } from './emit.ts';
import { expectStep } from './expect.ts';
import { fault } from './fault.ts';
import { resend } from './resend.ts';
import { rotate } from './rotate.ts';
import type { StepPlayer } from './step-player.ts';
import { subscription } from './subscription.ts';
import { traffic } from './traffic.ts';
import { wait } from './wait.ts';

/** Every kind of step there is. */
const players: { readonly [Kind in StepKind]: StepPlayer<StepOptions[Kind]> } = {
  emit,
  traffic,
  wait,
  advance,
  fault,
  rotate,
  subscription,
  resend,
  expect: expectStep,
};

/** Who plays a kind of step; the options have to be of that kind. */
export function playerOf(kind: StepKind): StepPlayer<unknown> {
  return players[kind] as StepPlayer<unknown>;
}
