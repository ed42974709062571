import { onTestFinished } from 'vitest';
import type { EmitterInput } from '../kill/emitter-process.ts';
import { type StartedEmitter, spawnEmitter } from '../kill/spawn-emitter.ts';
import { connectionString } from './temporary-schema.ts';

/** Starts an emitter on a schema in a process of its own, which does not outlive the test. */
export function startEmitter({
  schema,
  ...input
}: Omit<EmitterInput, 'place'> & { readonly schema: string }): StartedEmitter {
  const emitter = spawnEmitter({ ...input, place: { engine: 'postgres', connectionString, schema } });
  onTestFinished(() => emitter.kill());
  return emitter;
}
