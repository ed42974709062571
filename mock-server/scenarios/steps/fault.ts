import { PlexteraError } from '../../contract/errors.ts';
import { ActiveFaults } from '../../faults/active-faults.ts';
import type { FaultRequest } from '../../faults/fault-request.ts';
import { presets } from '../../faults/presets.ts';
import { faults } from '../../faults/registry.ts';
import { systemClock } from '../../runtime/clock.ts';
import { systemRandom } from '../../runtime/random.ts';
import { didYouMean, type FoundProblem } from '../reading/problem.ts';
import type { FaultOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

export const fault: StepPlayer<FaultOptions> = {
  describe({ add, preset, remove }) {
    if (add) return `add ${add.name}${describeScope(add)}`;
    if (preset !== undefined) return `add the preset ${preset}`;
    return remove === undefined ? 'end all' : `end ${remove}`;
  },

  check({ add, preset, remove }) {
    if (add) return findRefusal(add);
    if (preset !== undefined) return findStranger('preset', preset, Object.keys(presets));
    return remove === undefined
      ? []
      : findStranger(
          'remove',
          remove,
          faults.map(({ name }) => name),
        );
  },

  async play({ add, preset, remove }, { mock, seed, faults: added }) {
    const requests = add ? [add] : (presets[preset ?? ''] ?? []);
    for (const [index, request] of requests.entries()) {
      const { id, name } = mock.faults.add({ seed: `${seed}/${index + 1}`, ...request });
      added.set(id, name);
    }
    if (requests.length > 0) return { detail: `${requests.length} added`, checks: [] };
    const ended = [...added].filter(([, name]) => remove === undefined || name === remove);
    for (const [id] of ended) {
      mock.faults.remove(id);
      added.delete(id);
    }
    return { detail: `${ended.length} ended`, checks: [] };
  },
};

function describeScope({ scope = {} }: FaultRequest): string {
  const parts = Object.entries(scope).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Only a fault that starts has options that are right, so it is tried where nothing is sent. */
function findRefusal(request: FaultRequest): readonly FoundProblem[] {
  try {
    new ActiveFaults({ clock: systemClock, random: systemRandom }).add(request);
    return [];
  } catch (error) {
    if (!(error instanceof PlexteraError)) throw error;
    return [{ pointer: '/add', message: error.message, hint: error.hint }];
  }
}

function findStranger(key: string, name: string, names: readonly string[]): readonly FoundProblem[] {
  if (names.includes(name)) return [];
  const message = `There is no "${name}".${didYouMean(name, names)}`;
  return [{ pointer: `/${key}`, message, hint: `There are ${names.join(', ')}.` }];
}
