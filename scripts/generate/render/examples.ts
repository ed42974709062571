import type { Contract } from '../read/contract.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/** `generated/examples.ts`: the examples of every event type under their names. */
export function renderExamples(contract: Contract): string {
  const examples = contract.events.map(({ type, examples: listed }) => [
    type,
    Object.fromEntries(listed.map(({ name, summary, payload }) => [name, { summary, event: payload }])),
  ]);
  return `${notice}
import type { EventType } from './catalog.ts';
import type { EventOf } from './models.ts';

/** One example: what it shows, and the event itself. */
export interface Example<Type extends EventType> {
  readonly summary: string;
  readonly event: EventOf<Type>;
}

export const examples: { readonly [Type in EventType]: { readonly [name: string]: Example<Type> } } = ${literal(Object.fromEntries(examples))};
`;
}
