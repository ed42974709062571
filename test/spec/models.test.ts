import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile as compileSchema } from 'json-schema-to-typescript';
import { expect, it } from 'vitest';
import { eventTypes } from '../../generated/catalog.ts';
import { projectRoot } from '../scripts/spec-copy.ts';
import { typeCheck } from '../scripts/type-check.ts';

/** A schema without its `$id`, and with a word for the other generator on what can be anything. */
function schema(name: string): object {
  const text = readFileSync(join(projectRoot, `generated/schemas/${name}.json`), 'utf8');
  const { $id: _, definitions, ...root } = JSON.parse(text);
  for (const definition of Object.values<Record<string, unknown>>(definitions ?? {}))
    if (definition.type === undefined && definition.$ref === undefined) definition.tsType = 'unknown';
  return { ...root, definitions };
}

/** The names of the interfaces that a module exports. */
function interfacesIn(text: string): readonly string[] {
  return [...text.matchAll(/^export interface (\w+) /gm)].map(([, name]) => String(name));
}

// Modelina drops and renames without a word where it does not understand a schema, so another generator is asked.
it('the models say what another generator reads out of the same schemas', async () => {
  const options = { additionalProperties: false, bannerComment: '', unknownAny: true };
  const others = await Promise.all(
    ['event', 'headers'].map((name) => compileSchema(schema(name), name, options)),
  );
  const other = others.join('\n');
  const ours = interfacesIn(readFileSync(join(projectRoot, 'generated/models.ts'), 'utf8'));
  // What Modelina does not name it writes out where it is used: a map, for which each use has to fit.
  const names = interfacesIn(other).filter((name) => ours.includes(name));
  const claims = names.map((name) => `export const same${name}: Same<ours.${name}, other.${name}> = true;`);

  expect(interfacesIn(other).filter((name) => !ours.includes(name))).toEqual(['Tags']);
  expect(ours.filter((name) => !names.includes(name))).toEqual(['EventEnvelope']);
  expect(
    typeCheck({
      'other.ts': other,
      'claims.ts': `
import type * as ours from './generated/models.ts';
import type * as other from './other.ts';

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type SameValues<A, B> = { [K in keyof A & keyof B]-?: Equal<A[K], B[K]> }[keyof A & keyof B];
/** The same keys, of which the same are optional, with types that can stand for each other. Nested types have claims of their own. */
type Same<A, B> = [Equal<keyof A, keyof B>, Equal<OptionalKeys<A>, OptionalKeys<B>>, Equal<SameValues<A, B>, true>] extends [true, true, true] ? true : false;

${claims.join('\n')}
export const sameUnion: Equal<ours.PlexteraEvent, other.PlexteraEvent> = true;
`,
    }),
  ).toBe('');
}, 60_000);

const cases = eventTypes.map((type) => `    case '${type}':\n      return event.data.status;\n`);
const narrowing = (covered: readonly string[]) => `
import type { EventOf, PlexteraEvent } from './generated/models.ts';

export function statusOf(event: PlexteraEvent): string {
  switch (event.eventType) {
${covered.join('')}    default: {
      const forgotten: never = event;
      return forgotten;
    }
  }
}

export const codeOf = (event: EventOf<'workflow.run.failed'>): string => event.data.error.code;
`;

it('an event narrows by its type, and a type that is forgotten does not compile', () => {
  expect(typeCheck({ 'all.ts': narrowing(cases) })).toBe('');
  expect(typeCheck({ 'forgotten.ts': narrowing(cases.slice(1)) })).toMatch(
    /forgotten\.ts.*TS2322: Type 'DocumentInsightsJobCompletedEvent' is not assignable to type 'never'/,
  );
}, 60_000);
