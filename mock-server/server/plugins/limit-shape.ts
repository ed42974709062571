import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

const maxDepth = 64;
const maxKeys = 10_000;

/** Refuses bodies that are small in bytes and large in work: deep nesting, and masses of keys. */
export function limitShape(server: FastifyInstance): void {
  server.addHook('preValidation', async ({ body }) => {
    const problem = shapeProblem(body);
    if (problem !== undefined) throw new Problem(400, 'bad-request', problem);
  });
}

// With a list of its own and not by recursion, which a body of 10,000 levels would exhaust.
function shapeProblem(body: unknown): string | undefined {
  let level: readonly unknown[] = [body];
  let keys = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return `the body is nested more than ${maxDepth} levels deep`;
    level = level.filter((value) => typeof value === 'object' && value !== null).flatMap(Object.values);
    keys += level.length;
    if (keys > maxKeys) return `the body has more than ${maxKeys} values`;
  }
  return undefined;
}
