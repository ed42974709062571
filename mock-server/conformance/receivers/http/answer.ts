import type { Reply } from '../../receiver.ts';

export type Answer = Extract<Reply, { readonly kind: 'answer' }>;

/** Of an answer's body no more is read. */
export const ANSWER_BODY_CAP_BYTES = 65_536;
