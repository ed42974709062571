import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formatsModule from 'ajv-formats';
import { LineCounter, parseDocument } from 'yaml';
import { describeError } from '../../generate/check/describe-error.ts';
import { fromPointer, toPointer } from '../../generate/read/json.ts';
import { lineOf } from '../../generate/read/line-of.ts';
import type { SpecExample } from '../../generate/read/read-examples.ts';
import type { Finding } from '../finding.ts';
import type { WireContract } from '../read/wire-contract.ts';
import { type RuleName, rules } from '../rules.ts';

// A CommonJS module with a default export: Node and TypeScript disagree about what its default is.
const addFormats = formatsModule.default;

/**
 * Tries the examples of each contract on the schemas of the other, which proves what the comparison says: a new
 * example that the released schema refuses breaks a strict consumer, a released one that is refused breaks fixtures.
 */
export function replayExamples(before: WireContract, after: WireContract): readonly Finding[] {
  return [...replay(after, before, 'example-refused'), ...replay(before, after, 'fixture-refused')];
}

function replay(from: WireContract, onto: WireContract, rule: RuleName): readonly Finding[] {
  const validators = validatorsOf(onto);
  return from.events.flatMap(({ type, examples }) => {
    const validate = validators(type);
    if (!validate) return [];
    return examples.flatMap((example): readonly Finding[] => {
      if (validate(example.payload)) return [];
      const [error] = validate.errors ?? [];
      const path = fromPointer(error?.instancePath ?? '');
      return [
        {
          verdict: rules[rule].verdict,
          rule,
          subject: example.file,
          what: `is refused by ${onto.spec.file}: ${toPointer(path)} ${describeError(error)}`,
          file: example.file,
          line: lineIn(example, path),
          events: [{ type, paths: [path.join('.')], more: false }],
        },
      ];
    });
  });
}

function validatorsOf({ spec, events }: WireContract): (type: string) => ValidateFunction | undefined {
  const ajv = new Ajv({ strict: false, validateSchema: false, addUsedSchema: false });
  addFormats(ajv);
  const { components = null, channels = null } = spec.document;
  ajv.addSchema({ $id: 'contract', components, channels });
  return (type) => {
    const path = events.find((event) => event.type === type)?.payloadPath;
    return path && ajv.compile({ $ref: `contract${toPointer(path)}` });
  };
}

function lineIn({ absoluteFile }: SpecExample, path: readonly string[]): number {
  // JSON is YAML, and YAML's parser knows where things stand.
  const lines = new LineCounter();
  return lineOf(parseDocument(readFileSync(absoluteFile, 'utf8'), { lineCounter: lines }), lines, path);
}
