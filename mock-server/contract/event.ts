import type { Envelope } from '../../generated/models.ts';

/** The events of the contract as types. */
export type * from '../../generated/models.ts';

/** An event whose type the contract does not know: its envelope holds, and nothing is known of its data. */
export type UnknownEvent = Envelope<string, Readonly<Record<string, unknown>>>;
