import { contract, headers as headerCatalog } from '../../contract/catalog.ts';
import { buildHeaders, type HeaderPairs } from '../../dispatch/build-request.ts';
import { prepareEvent } from '../../dispatch/prepared-event.ts';
import type { Clock } from '../../runtime/clock.ts';
import { seededRandom } from '../../runtime/seeded-random.ts';
import type { RequestRecipe } from '../cases/request-recipe.ts';
import type { SignatureRecipe } from '../cases/signature-recipe.ts';
import type { WireRecipe } from '../cases/wire-recipe.ts';
import type { Probe } from '../receiver.ts';
import { editBody } from './body-edits.ts';
import { editHeaders } from './edit-headers.ts';
import type { ProbeEvent } from './probe-event.ts';
import { type ProbeIds, probeIds, runIdOf } from './probe-ids.ts';
import { type SignatureSource, signatureLines } from './signature-lines.ts';
import { type SignedContent, signedContent, wordsOf } from './signed-content.ts';

/** What every request of a run has in common. */
export interface MakerOptions {
  readonly seed: number;
  readonly secret: string;
  readonly clock: Pick<Clock, 'now'>;
  /** The event that an empty recipe sends. */
  readonly baselineEventType: string;
  readonly toolVersion: string;
  /** How long an answer is waited for, in milliseconds, beyond what the recipe itself takes. */
  readonly deadlineMs: number;
}

/** A probe, and what was signed for it. */
export interface MadeRequest extends SignedContent {
  readonly probe: Probe;
}

/** Makes requests one after the other, and remembers those with a name. */
export interface RequestMaker {
  /** Throws for a recipe that does not fit, such as a text to replace that is not there. */
  make(recipe: RequestRecipe, as?: string): MadeRequest;
  /** All that were made with this name, in order. */
  named(name: string): readonly MadeRequest[];
}

/**
 * A maker whose ids and values follow from the seed and the scope alone, so that a case by itself sends what it sends in a
 * whole run. Only times are those of the clock.
 *
 * @param scope names the place in the run, such as a case and its variant; once in a run.
 */
export function createRequestMaker(options: MakerOptions, scope: string): RequestMaker {
  const made = new Map<string, MadeRequest[]>();
  const runId = runIdOf(options.seed);
  const freshText = (name: string) =>
    probeIds(runId, seededRandom(`${options.seed} ${scope} named ${name}`)).fresh('');
  let count = 0;
  const named = (name: string) => made.get(name) ?? [];
  return {
    named,
    make(recipe, as) {
      count += 1;
      const seed = `${options.seed} ${scope} ${count}`;
      // The first of several with one name may be like itself: it is the one that the others are like.
      const earlier = (name: string) => {
        const found = named(name).at(-1);
        if (found === undefined && name !== as)
          throw new Error(`There is no request "${name}" before this one.`);
        return found;
      };
      const request = makeRequest(recipe, { options, seed, runId, freshText, earlier });
      if (as !== undefined) made.set(as, [...named(as), request]);
      return request;
    },
  };
}

interface RequestSource {
  readonly options: MakerOptions;
  readonly seed: string;
  readonly runId: string;
  /** The same for the same name. */
  readonly freshText: (name: string) => string;
  readonly earlier: (name: string) => MadeRequest | undefined;
}

function makeRequest(recipe: RequestRecipe, source: RequestSource): MadeRequest {
  const { options, seed, runId, freshText, earlier } = source;
  const { secret, clock, baselineEventType } = options;
  const random = seededRandom(seed);
  const ids = probeIds(runId, random, freshText);
  const nowMs = clock.now();
  const again = recipe.event?.replay === undefined ? undefined : earlier(recipe.event.replay);
  const content = again ?? signedContent(recipe, { baselineEventType, seed, nowMs, ids, earlier });
  const plain = again?.probe.headers ?? plainHeaders(content.event, ids, options.toolVersion);
  const { signature = again ? undefined : {} } = recipe;
  const signed =
    signature === undefined
      ? plain
      : withSignature(plain, signatureOf(content.body, signature, { secret, nowMs, random }));
  const words = wordsOf(content, ids);
  const wire = recipe.wire ?? {};
  return {
    event: content.event,
    eventId: content.eventId,
    body: content.body,
    probe: {
      method: wire.method ?? contract.method,
      headers: editHeaders(signed, recipe.headers ?? {}, words),
      body: editBody(again ? Buffer.from(again.probe.body) : content.body, recipe.tamper ?? [], words),
      wire,
      deadlineMs: options.deadlineMs + takesMs(wire),
    },
  };
}

/** As Plextera sends them, but for who says to be sending; the signature is yet to come. */
function plainHeaders({ value }: ProbeEvent, ids: ProbeIds, toolVersion: string): HeaderPairs {
  const agent = ['User-Agent', `plextera-webhooks/${toolVersion} probe`] as const;
  const marks = { deliveryId: ids.delivery(), signature: '' };
  return buildHeaders(prepareEvent(value), marks, []).map((header) =>
    header[0] === agent[0] ? agent : header,
  );
}

function signatureOf(body: Buffer, recipe: SignatureRecipe | 'none', source: SignatureSource): HeaderPairs {
  if (recipe === 'none') return [];
  const { headerName = headerCatalog.signature.name } = recipe;
  return signatureLines(body, recipe, source).map((line) => [headerName, line]);
}

/** Where the signature stands already, or stood; all its lines at once. */
function withSignature(headers: HeaderPairs, signature: HeaderPairs): HeaderPairs {
  const isSignature = ([name]: HeaderPairs[number]) => name === headerCatalog.signature.name;
  const at = headers.findIndex(isSignature);
  const others = headers.filter((header) => !isSignature(header));
  return others.toSpliced(at < 0 ? others.length : at, 0, ...signature);
}

/** How long the request takes to be written when it is written slowly. */
function takesMs({ slowHeadSeconds = 0, pieces = 0, pauseMs = 0 }: WireRecipe): number {
  return slowHeadSeconds * 1000 + pieces * pauseMs;
}
