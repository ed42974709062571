import { isDeepStrictEqual } from 'node:util';
import { alternativesOf } from './alternatives.ts';
import { type Change, type Compared, type FlatSchema, type Part, shown } from './change.ts';
import type { SchemaSide } from './schema-side.ts';
import { typesOf } from './types-of.ts';

/** Whether a consumer of the first schema could be broken by the second one. */
export type Breaks = (before: FlatSchema, after: FlatSchema) => boolean;

/**
 * What became of alternatives: each new one has to be within an old one. Where it is in none, it is compared with the
 * one of its name, or with the only one that is left, to say what exactly is different; else it is new.
 */
export function compareUnions(
  sides: { readonly before: SchemaSide; readonly after: SchemaSide },
  before: FlatSchema,
  after: FlatSchema,
  breaks: Breaks,
): Compared {
  const old = alternativesOf(sides.before, before);
  const now = alternativesOf(sides.after, after);
  const changes: Change[] = [];
  const parts: Part[] = [];
  const met = new Set<FlatSchema>();
  const pair = (was: FlatSchema, is: FlatSchema) => {
    met.add(was);
    parts.push({ step: '', before: was, after: is });
  };
  const strangers = now.filter(({ name, schema }) => {
    const called = old.filter((one) => name !== undefined && one.name === name);
    // Of several homes the one that is just the same, then one that nobody else has.
    const free = old.filter((one) => !met.has(one.schema));
    const same = free.filter((one) => isDeepStrictEqual(one.schema, schema));
    const home =
      [...called, ...same, ...free, ...old].find((one) => !breaks(one.schema, schema)) ?? called[0];
    if (home) pair(home.schema, schema);
    return !home;
  });
  const left = old.filter(({ schema }) => !met.has(schema));
  const [one] = left;
  const [stranger] = strangers;
  if (one && stranger && left.length === 1 && strangers.length === 1) pair(one.schema, stranger.schema);
  else
    for (const { name, schema } of strangers)
      changes.push(
        isNull(schema)
          ? { rule: 'null-allowed', what: 'may be null' }
          : { rule: 'alternative-added', what: `can also be ${called(name, schema)}` },
      );
  for (const { name, schema } of old)
    if (!met.has(schema))
      changes.push({ rule: 'alternative-removed', what: `is never ${called(name, schema)} any more` });
  if (before.oneOf !== undefined && after.anyOf !== undefined)
    changes.push({ rule: 'not-comparable', what: 'is anyOf, was oneOf: it may be several at once' });
  return { changes, parts };
}

function called(name: string | undefined, schema: FlatSchema): string {
  return name?.split('/').at(-1) ?? shown(schema);
}

function isNull(schema: FlatSchema): boolean {
  return [...typesOf(schema)].join() === 'null' || schema.const === null;
}
