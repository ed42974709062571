import { type EventType, events } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { isJsonObject, type JsonObject } from '../../payloads/json.ts';
import { emitOn } from '../playing/stage.ts';
import type { FoundProblem } from '../reading/problem.ts';
import type { EmitOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

export const emit: StepPlayer<EmitOptions> = {
  describe: ({ type, count = 1, reprocessed }) =>
    `${count === 1 ? '' : `${count} × `}${type}${reprocessed ? ', reprocessed' : ''}`,

  check(options) {
    try {
      makeEvent(options, 'a trial');
      return [];
    } catch (error) {
      if (error instanceof PlexteraError) return [problemOf(error)];
      throw error;
    }
  },

  async play(options, stage) {
    const { count = 1, about, reprocessed, as: label } = options;
    for (let index = 1; index <= count; index += 1) {
      stage.signal.throwIfAborted();
      const resourceId = about === undefined ? undefined : stage.resources.get(about);
      const event = makeEvent(options, seedOf(options, stage.seed, index), resourceId);
      if (about !== undefined && resourceId === undefined) {
        const id = valueAt(event, events[options.type as EventType].resourceId);
        if (typeof id === 'string') stage.resources.set(about, id);
      }
      await emitOn(stage, event, { reprocessed, label });
    }
    return { detail: count === 1 ? 'emitted' : `${count} emitted`, checks: [] };
  },
};

/** The first event of an own seed is that of `send --seed`. */
function seedOf({ seed }: EmitOptions, stepSeed: string, index: number): string {
  if (seed === undefined) return `${stepSeed}/${index}`;
  return index === 1 ? String(seed) : `${seed}/${index}`;
}

function makeEvent(
  { type, overrides, example, unchecked }: EmitOptions,
  seed: string,
  resourceId?: string,
): unknown {
  const known = type as EventType;
  const [, ...place] = events[known].resourceId.split('/');
  const changes = resourceId === undefined ? overrides : withValue(overrides, place, resourceId);
  return createEvent(known, { seed, example, unchecked, overrides: changes });
}

/** The overrides with one value more, deep within. */
function withValue(
  overrides: Readonly<JsonObject> | undefined,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): JsonObject {
  const inner = overrides?.[name];
  if (rest.length === 0) return { ...overrides, [name]: value };
  return { ...overrides, [name]: withValue(isJsonObject(inner) ? inner : undefined, rest, value) };
}

function problemOf({ code, message, hint }: PlexteraError): FoundProblem {
  if (code === 'PLEXTERA_UNKNOWN_EXAMPLE') return { pointer: '/example', message, hint };
  return { pointer: '/overrides', message, hint: 'Correct it, or allow it with `unchecked: true`.' };
}
