import type { ResourceKind } from './resource-kinds.ts';

/** A resource as its API shows it. */
export type ResourceState = Readonly<Record<string, unknown>>;

/** A state that was set by hand, and what was then the newest event about the resource. */
export interface SetState {
  readonly state: ResourceState;
  readonly newestEventId: string | undefined;
}

const maxStates = 1_000;

/** Resources that were put into a state without any event. Kept in memory; beyond a thousand the oldest is forgotten. */
export class ResourceStates {
  readonly #states = new Map<string, SetState>();

  set({ path }: ResourceKind, id: string, state: SetState): void {
    const key = `${path}/${id}`;
    this.#states.delete(key);
    this.#states.set(key, state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > maxStates && oldest !== undefined) this.#states.delete(oldest);
  }

  get({ path }: ResourceKind, id: string): SetState | undefined {
    return this.#states.get(`${path}/${id}`);
  }

  delete({ path }: ResourceKind, id: string): boolean {
    return this.#states.delete(`${path}/${id}`);
  }
}
