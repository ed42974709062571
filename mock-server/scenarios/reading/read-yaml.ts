import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { printableText } from '../../delivery/printable-text.ts';
import type { FoundProblem, ScenarioProblem } from './problem.ts';

/** Plain data from YAML or JSON, with a way back from each place to its line; or why it is none. */
export type ReadYaml =
  | { readonly kind: 'data'; readonly data: unknown; locate(problem: FoundProblem): ScenarioProblem }
  | { readonly kind: 'problems'; readonly problems: readonly ScenarioProblem[] };

/** An anchor may be used so often in all; one that doubles and doubles is refused. */
const mostAliases = 100;

/** Reads YAML 1.2 by its core schema: plain values only, no tags that make anything, one document. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  try {
    const yaml = parseDocument(text, {
      lineCounter: lines,
      schema: 'core',
      merge: false,
      prettyErrors: false,
      // What it would say on the console, it says as an error or a warning as well.
      logLevel: 'error',
    });
    const wrong = [...yaml.errors, ...yaml.warnings];
    if (wrong.length > 0)
      return {
        kind: 'problems',
        problems: wrong.map(({ message, pos: [at] }) => notYaml(message, lines, at)),
      };
    const data: unknown = yaml.toJS({ maxAliasCount: mostAliases });
    // A value that holds itself is no JSON, and this notices it.
    JSON.stringify(data);
    return { kind: 'data', data, locate: (problem) => located(problem, yaml, lines) };
  } catch (error) {
    // Nested too deep, in a circle, or with aliases that multiply: nothing knows where.
    return { kind: 'problems', problems: [notYaml((error as Error).message, lines, 0)] };
  }
}

function notYaml(message: string, lines: LineCounter, at: number): ScenarioProblem {
  const { line, col } = lines.linePos(at);
  const [sentence = ''] = message.split('\n');
  return {
    line: Math.max(1, line),
    column: Math.max(1, col),
    pointer: '',
    message: `It is not valid YAML: ${printableText(sentence)}`,
    hint: 'Write plain YAML or JSON: one document, no tags, keys once, few aliases.',
  };
}

function located({ key, ...problem }: FoundProblem, yaml: Document, lines: LineCounter): ScenarioProblem {
  const keys = problem.pointer.split('/').slice(1).map(keyOf);
  const { line, col } = lines.linePos(offsetOf(yaml, keys, key));
  return { line, column: col, ...problem };
}

function keyOf(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Where the value at a path begins, or one of its keys, or the nearest place above it that is written down. */
function offsetOf(yaml: Document, path: readonly string[], key: string | undefined): number {
  let node: unknown = yaml.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    node = resolved(node, yaml);
    if (isMap(node)) node = pairOf(node, part)?.value;
    else if (isSeq(node)) node = node.items[Number(part)];
    else break;
    offset = startOf(node) ?? offset;
  }
  node = resolved(node, yaml);
  const pair = key !== undefined && isMap(node) ? pairOf(node, key) : undefined;
  return startOf(pair?.key) ?? offset;
}

function resolved(node: unknown, yaml: Document): unknown {
  return isAlias(node) ? node.resolve(yaml) : node;
}

function pairOf(map: { readonly items: readonly { key: unknown; value: unknown }[] }, name: string) {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
