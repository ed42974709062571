import { commandObserver } from '../../conformance/observers/command-observer.ts';
import { commandHook } from '../../conformance/observers/hooks.ts';
import { urlObserver } from '../../conformance/observers/url-observer.ts';
import type { Hooks, Observer } from '../../conformance/receiver.ts';
import { PlexteraError } from '../../contract/errors.ts';
import type { CliContext } from '../context.ts';
import { targetPolicy } from '../options/target.ts';
import type { TestOptions } from './test-options.ts';

/** Who tells what the receiver did; throws `PLEXTERA_BAD_OPTION` for two of them, and for none where that proves nothing. */
export function openObserver(options: TestOptions, { clock, env, lookup }: CliContext): Observer | undefined {
  const { observerUrl, observerCommand, async } = options;
  if (observerUrl !== undefined && observerCommand !== undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: 'There are two observers.',
      hint: 'Use either --observer-url or --observer-command.',
    });
  if (observerCommand !== undefined) return commandObserver(observerCommand, { clock, env });
  if (observerUrl !== undefined)
    return urlObserver(observerUrl, { clock, policy: targetPolicy(options), ...(lookup ? { lookup } : {}) });
  if (!async) return undefined;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'A receiver that answers before it verifies is judged by what it did, and nobody tells that.',
    hint: 'Give --observer-url or --observer-command with --async.',
  });
}

/** What the owner of the receiver can have it do. */
export function openHooks(
  { failOnceCommand, restartCommand }: TestOptions,
  { clock, env }: CliContext,
): Hooks {
  return {
    ...(failOnceCommand === undefined ? {} : { failOnce: commandHook(failOnceCommand, { clock, env }) }),
    ...(restartCommand === undefined ? {} : { restart: commandHook(restartCommand, { clock, env }) }),
  };
}
