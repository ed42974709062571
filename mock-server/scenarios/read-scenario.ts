import { decodeUtf8 } from '../contract/raw-body.ts';
import { findMeaningProblems } from './reading/meaning-problems.ts';
import type { ScenarioProblem } from './reading/problem.ts';
import { readYaml } from './reading/read-yaml.ts';
import { findSchemaProblems } from './reading/schema-problems.ts';
import type { Scenario } from './scenario.ts';

/** A scenario that can be played, or all that is wrong with it. */
export type ScenarioReading =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problems'; readonly problems: readonly ScenarioProblem[] };

/** A longer file is not read. */
export const scenarioCapBytes = 1_048_576;

/** A scenario from the YAML or JSON of a file. Nothing that it names is opened or fetched. Never throws. */
export function readScenario(source: string | Uint8Array): ScenarioReading {
  const text = Buffer.byteLength(source) <= scenarioCapBytes ? decodeUtf8(source) : undefined;
  if (text === undefined) return { kind: 'problems', problems: [unreadable(source)] };
  const yaml = readYaml(text);
  if (yaml.kind === 'problems') return yaml;
  const broken = findSchemaProblems(yaml.data);
  const found = broken.length > 0 ? broken : findMeaningProblems(yaml.data as Scenario);
  if (found.length === 0) return { kind: 'scenario', scenario: yaml.data as Scenario };
  const problems = found.map(yaml.locate).sort((a, b) => a.line - b.line || a.column - b.column);
  return { kind: 'problems', problems };
}

function unreadable(source: string | Uint8Array): ScenarioProblem {
  const tooLong = Buffer.byteLength(source) > scenarioCapBytes;
  return {
    line: 1,
    column: 1,
    pointer: '',
    message: tooLong ? 'It is longer than 1 MiB.' : 'It is not UTF-8 text.',
    hint: tooLong ? 'Use traffic, or a count, for many events.' : 'Save it as UTF-8.',
  };
}
