import type { Sql } from './database/sql.ts';
import { storageProblem } from './database/storage-problem.ts';
import { reads, writes } from './operations/operations.ts';
import type { Answer, Call } from './protocol.ts';

/** Neighbouring calls that do the same with lists: done as one of the joined list, and answered each by its share. */
export interface Unit {
  readonly name: string;
  readonly calls: readonly Call[];
}

const joinable: readonly string[] = ['accept', 'settle'];

export function unitsOf(calls: readonly Call[]): readonly Unit[] {
  const units: { readonly name: string; readonly calls: Call[] }[] = [];
  for (const call of calls) {
    const last = units.at(-1);
    if (last?.name === call.name && joinable.includes(call.name)) last.calls.push(call);
    else units.push({ name: call.name, calls: [call] });
  }
  return units;
}

export function isWrite({ name }: Call): boolean {
  return Object.hasOwn(writes, name);
}

const operations: Readonly<Record<string, unknown>> = { ...writes, ...reads };

/** Does what a unit asks for, and throws when it is wrong or cannot be done. */
export function execute(sql: Sql, { name, calls }: Unit): readonly Answer[] {
  const operation = operations[name] as (sql: Sql, input: unknown) => unknown;
  if (!joinable.includes(name))
    return calls.map(({ id, input }) => ({ id, kind: 'done', result: operation(sql, input) }));
  const lists = calls.map(({ input }) => input as readonly unknown[]);
  const results = operation(sql, lists.flat()) as readonly unknown[] | undefined;
  let end = 0;
  return calls.map(({ id }, n) => {
    const from = end;
    end += lists[n]?.length ?? 0;
    return { id, kind: 'done', result: results?.slice(from, end) };
  });
}

/** What is said to a call that threw. */
export function answerTo({ id }: Call, error: unknown): Answer {
  const problem = storageProblem(error);
  if (problem !== undefined) return { id, kind: 'unavailable', message: problem.message };
  return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}
