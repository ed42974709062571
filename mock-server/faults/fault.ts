import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { Hold } from './hold.ts';
import { type OptionSpecs, type OptionValues, optionsSchema, readOptions } from './options.ts';
import type { AttemptInfo, StageDecorators } from './stages.ts';

/** What a fault may use of the world. */
export interface FaultTools {
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>;
  readonly random: Random;
  /** Waits so many milliseconds, less when the fault is taken away meanwhile. */
  readonly hold: (ms: number) => Hold;
  /**
   * Calls back for every request, of any attempt, whose sending began after this call and whose exchange is over, until
   * the returned function is called.
   */
  readonly onSent: (listener: (attempt: AttemptInfo) => void) => () => void;
}

/** Something that goes wrong on purpose, as it is registered. */
export interface Fault {
  /** In kebab-case. */
  readonly name: string;
  /** One sentence: what it does to an attempt. */
  readonly summary: string;
  /** Its options as a JSON Schema with defaults. */
  readonly options: ReturnType<typeof optionsSchema>;
  /**
   * Puts it to work; state that attempts share begins here.
   *
   * @throws PlexteraError `PLEXTERA_BAD_OPTION`.
   */
  readonly start: (options: unknown, tools: FaultTools) => StartedFault;
}

export interface StartedFault {
  /** As given, with defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly decorators: StageDecorators;
}

interface FaultDefinition<Specs extends OptionSpecs> {
  readonly name: string;
  readonly summary: string;
  readonly options: Specs;
  readonly decorate: (options: OptionValues<Specs>, tools: FaultTools) => StageDecorators;
}

/** Makes a fault of what a fault file says; `decorate` gets options that were checked. */
export function defineFault<const Specs extends OptionSpecs>(definition: FaultDefinition<Specs>): Fault {
  const { name, summary, options: specs, decorate } = definition;
  return {
    name,
    summary,
    options: optionsSchema(specs),
    start(given, tools) {
      const options = readOptions(`the fault ${name}`, specs, given);
      return { options, decorators: decorate(options, tools) };
    },
  };
}
