import { durationMs } from '../duration.ts';
import { eventCountOf, kindOf, type Scenario } from '../scenario.ts';
import { playerOf } from '../steps/registry.ts';
import { longestMs, mostEvents } from './limits.ts';
import { didYouMean, type FoundProblem, pointerPart } from './problem.ts';

/** What is wrong with a scenario that keeps the schema: events that cannot be made, faults and names that are not there. */
export function findMeaningProblems(scenario: Scenario): readonly FoundProblem[] {
  return [
    ...scenario.steps.flatMap((step, index) => {
      const [kind, options] = kindOf(step);
      const pointer = `/steps${pointerPart(index)}${pointerPart(kind)}`;
      const problems = playerOf(kind).check?.(options) ?? [];
      return problems.map((problem) => ({ ...problem, pointer: pointer + problem.pointer }));
    }),
    ...findUnknownLabels(scenario),
    ...findExcess(scenario),
  ];
}

function findUnknownLabels({ steps }: Scenario): readonly FoundProblem[] {
  const known: string[] = [];
  return steps.flatMap((step, index) => {
    const [kind, options] = kindOf(step);
    const { as: label, of } = typeof options === 'object' ? (options as Labelled) : {};
    if (label !== undefined) known.push(label);
    if (of === undefined || known.includes(of)) return [];
    return {
      pointer: `/steps/${index}/${kind}/of`,
      message: `No step before this one is called "${of}".${didYouMean(of, known)}`,
      hint: known.length === 0 ? 'Name the events of a step with `as`.' : `There are ${known.join(', ')}.`,
    };
  });
}

interface Labelled {
  readonly as?: string;
  readonly of?: string;
}

function findExcess(scenario: Scenario): readonly FoundProblem[] {
  const { timeLimit } = scenario;
  const events = eventCountOf(scenario);
  const tooMany = {
    pointer: '/steps',
    message: `These are ${events} events, and ${mostEvents} are the most.`,
    hint: 'Emit fewer, or divide the scenario.',
  };
  const tooLong = {
    pointer: '/timeLimit',
    message: `${timeLimit} is too long.`,
    hint: 'It may be up to 10m.',
  };
  return [
    ...(events > mostEvents ? [tooMany] : []),
    ...(timeLimit !== undefined && durationMs(timeLimit) > longestMs ? [tooLong] : []),
  ];
}
