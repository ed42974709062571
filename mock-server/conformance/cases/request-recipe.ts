import type { BodyEdit } from './body-edit.ts';
import type { SignatureRecipe } from './signature-recipe.ts';
import type { WireRecipe } from './wire-recipe.ts';

/**
 * How one request is made, from a valid and correctly signed one by what is named: an empty recipe is a baseline event
 * with an id of its own. In this order: the event, edits of its bytes, the signature, edits after signing, headers, and
 * how it all goes over the wire.
 */
export interface RequestRecipe {
  readonly event?: EventRecipe;
  /** Before signing: what is sent is what was signed. */
  readonly body?: readonly BodyEdit[];
  /** `none`: the header is left out. */
  readonly signature?: SignatureRecipe | 'none';
  /** After signing: the signature does not fit any more. */
  readonly tamper?: readonly BodyEdit[];
  readonly headers?: HeaderRecipe;
  readonly wire?: WireRecipe;
}

export interface EventRecipe {
  /** By default the baseline: a completed workflow run. */
  readonly type?: string;
  /** A recorded payload of the contract by its name, such as `minimal` or `full`; else one is made from the run's seed. */
  readonly example?: string;
  /**
   * By paths as `--override` takes them (`data.runId`); values as JSON, whose texts may hold what those of body edits may, and
   * `{freshEventId}`. Need not satisfy the schema.
   */
  readonly overrides?: Readonly<Record<string, unknown>>;
  /** JSON pointers of what is taken away. */
  readonly remove?: readonly string[];
  /** The same event as that of the request with this name, byte for byte; with `overrides` or `remove`, changed by them. */
  readonly like?: string;
  /** The whole request with this name again: same bytes, same signature, same delivery id. */
  readonly replay?: string;
  /** Only the id of that request's event. */
  readonly idOf?: string;
}

/** What is changed about headers; the contract's are named by their role (`eventId`, `eventType`, …), others by name. */
export interface HeaderRecipe {
  /** Values may hold `{fresh}`, a text that occurs once in a run, and `{fresh:name}`, the same one throughout a variant. */
  readonly set?: Readonly<Record<string, string>>;
  /** Behind the others, even where there is one of this name already. */
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  /** How all names are written. */
  readonly nameCase?: 'lower' | 'upper' | 'mixed';
  /** So many bytes of headers that mean nothing. */
  readonly paddingBytes?: number;
}
