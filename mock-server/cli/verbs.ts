import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import type { ExitCode } from './exit-codes.ts';

/** A verb of the command line: its one-line summary, and the file that does it, read only when it is called. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{
    configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void;
  }>;
}

export const verbs: readonly Verb[] = [
  {
    name: 'demo',
    summary: 'show the whole way on this machine: events, signatures, a refusal',
    load: () => import('./verbs/demo.ts'),
  },
  { name: 'send', summary: 'send one signed event to a receiver', load: () => import('./verbs/send.ts') },
  {
    name: 'serve',
    summary: 'run the mock: an API that takes events and delivers them with retries',
    load: () => import('./verbs/serve.ts'),
  },
  {
    name: 'listen',
    summary: 'run a receiver that verifies and prints what arrives',
    load: () => import('./verbs/listen.ts'),
  },
  {
    name: 'test',
    summary: 'run the cases of a correct receiver against one, and say what to fix first',
    load: () => import('./verbs/test.ts'),
  },
  {
    name: 'load',
    summary: 'drive a receiver with new, signed events at a known rate, and say what it really did',
    load: () => import('./verbs/load.ts'),
  },
  {
    name: 'scenario',
    summary: 'play a scenario against a receiver: faults, retries, rotations, and what must come of them',
    load: () => import('./verbs/scenario.ts'),
  },
  {
    name: 'events',
    summary: 'list the event types, or print one event',
    load: () => import('./verbs/events.ts'),
  },
  { name: 'sign', summary: 'print the signature header for a body', load: () => import('./verbs/sign.ts') },
  {
    name: 'verify',
    summary: 'check a signature, and explain why it fails',
    load: () => import('./verbs/verify.ts'),
  },
  {
    name: 'check',
    summary: 'look in recorded deliveries for what departs from the contract',
    load: () => import('./verbs/check.ts'),
  },
  {
    name: 'config',
    summary: 'print the options of `serve` as they would be, and where each came from',
    load: () => import('./verbs/config.ts'),
  },
];
