import { call } from './api.ts';

/** One option of a fault, as its JSON Schema says. */
export interface FaultOption {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
}

export interface FaultKind {
  readonly name: string;
  readonly summary: string;
  readonly options: { readonly properties?: Readonly<Record<string, FaultOption>> };
}

let kinds: Promise<readonly FaultKind[]> | undefined;

/** Every fault there is; asked for once. */
export function readFaultKinds(): Promise<readonly FaultKind[]> {
  kinds ??= call<{ data: readonly FaultKind[] }>('GET', '/api/v1/faults/kinds')
    .then(({ data }) => data)
    .catch((error: unknown) => {
      kinds = undefined;
      throw error;
    });
  return kinds;
}

/** What a person wrote into the field of an option; undefined for nothing, which leaves it at its default. */
export function optionValue({ type }: FaultOption, written: string): unknown {
  if (written === '') return undefined;
  if (type === 'integer' || type === 'number') return Number(written);
  return type === 'boolean' ? written === 'true' : written;
}
