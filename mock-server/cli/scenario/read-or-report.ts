import { jsonLine } from '../../delivery/json-line.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { printProblem } from '../output/print-scenario.ts';
import type { Terminal } from '../output/terminal.ts';
import { findScenario } from './find-scenario.ts';

const mostProblems = 50;

/** The scenario, or undefined once everything that is wrong with it was said. */
export function readOrReport(
  named: string,
  json: true | undefined,
  terminal: Terminal,
): Scenario | undefined {
  const found = findScenario(named);
  if (found.kind === 'scenario') return found.scenario;
  for (const problem of found.problems.slice(0, mostProblems))
    if (json) terminal.result(jsonLine({ file: named, ...problem }));
    else printProblem(terminal, named, problem);
  const more = found.problems.length - mostProblems;
  if (more > 0) terminal.progress(`and ${more} more`);
  return undefined;
}
