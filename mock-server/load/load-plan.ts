import type { HeaderPairs } from '../dispatch/build-request.ts';
import type { SigningSecret } from '../signature/signing-secret.ts';
import type { DialOptions } from '../transport/dial.ts';
import type { Spacing, Stretch } from './arrivals.ts';
import type { Shares } from './mix/traffic-mix.ts';
import type { TemplateOptions } from './templates/prepare-templates.ts';

/** When events are sent. `open`: at their times, whether or not answers came. `closed`: always so many under way. */
export type LoadModel =
  | { readonly kind: 'open'; readonly stretches: readonly Stretch[]; readonly spacing: Spacing }
  | { readonly kind: 'closed'; readonly forMs: number };

/** One run: whom it drives, with what, how fast, and until when. */
export interface LoadPlan {
  readonly url: URL;
  readonly secret: SigningSecret;
  readonly extraHeaders: HeaderPairs;
  readonly dialOptions: DialOptions;
  /** The certificates that `dialOptions` trusts too, in PEM. */
  readonly ca?: Buffer;
  readonly model: LoadModel;
  /** How many sends are under way at most, each on its own connection; in the closed model always so many. */
  readonly concurrency: number;
  /** How many threads send it, each a share of it and on its own connections; one when absent. */
  readonly workers?: number;
  readonly deadlineMs: number;
  readonly events: TemplateOptions['events'];
  readonly sizes: TemplateOptions['sizes'];
  readonly shares: Shares;
  /** Ids, payloads and every choice follow from it. */
  readonly seed: string;
  /** When the ids claim to have been made; a time that follows from the seed when absent. */
  readonly idsFrom?: Date;
  /** Ends the run after so many sends. */
  readonly maxSends?: number;
  /** Ends the run after so many errors. */
  readonly maxErrors?: number;
}
