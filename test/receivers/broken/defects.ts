import { blocksTheSender } from './answers/blocks-the-sender.ts';
import { echoesText } from './answers/echoes-text.ts';
import { hangs } from './answers/hangs.ts';
import { leaksExpectedSignature } from './answers/leaks-expected-signature.ts';
import { redirectsToLogin } from './answers/redirects-to-login.ts';
import { rejectsEverything } from './answers/rejects-everything.ts';
import { worksBeforeAnswering } from './answers/works-before-answering.ts';
import { closedList } from './body/closed-list.ts';
import { coercesTypes } from './body/coerces-types.ts';
import { encodesText } from './body/encodes-text.ts';
import { handlesRunsAlone } from './body/handles-runs-alone.ts';
import { noAdditionalProperties } from './body/no-additional-properties.ts';
import { noBodyLimit } from './body/no-body-limit.ts';
import { noSchema } from './body/no-schema.ts';
import { pollutingMerge } from './body/polluting-merge.ts';
import { readsTheFirstStep } from './body/reads-the-first-step.ts';
import { refusesInfinity } from './body/refuses-infinity.ts';
import { refusesUnknownType } from './body/refuses-unknown-type.ts';
import { routeByHeader } from './body/route-by-header.ts';
import { throwsOnBadJson } from './body/throws-on-bad-json.ts';
import { throwsOnNewVersion } from './body/throws-on-new-version.ts';
import type { Defect } from './defect.ts';
import { freshnessByOccurredAt } from './freshness/freshness-by-occurred-at.ts';
import { msWindow } from './freshness/ms-window.ts';
import { narrowWindow } from './freshness/narrow-window.ts';
import { noFuture } from './freshness/no-future.ts';
import { noWindow } from './freshness/no-window.ts';
import { oneSidedWindow } from './freshness/one-sided-window.ts';
import { parseIntT } from './freshness/parse-int-t.ts';
import { checksJsonAlone } from './headers/checks-json-alone.ts';
import { exactContentType } from './headers/exact-content-type.ts';
import { exactHeaderNames } from './headers/exact-header-names.ts';
import { needsEveryHeader } from './headers/needs-every-header.ts';
import { refusesUnknownHeaders } from './headers/refuses-unknown-headers.ts';
import { versionByHeader } from './headers/version-by-header.ts';
import { ackThenCrash } from './idempotency/ack-then-crash.ts';
import { checkThenInsert } from './idempotency/check-then-insert.ts';
import { deliveryIdDedupe } from './idempotency/delivery-id-dedupe.ts';
import { headerIdDedupe } from './idempotency/header-id-dedupe.ts';
import { markBeforeEffect } from './idempotency/mark-before-effect.ts';
import { memoryOfOne } from './idempotency/memory-of-one.ts';
import { noDedupe } from './idempotency/no-dedupe.ts';
import { firstV1Only } from './signature/first-v1-only.ts';
import { lastTWins } from './signature/last-t-wins.ts';
import { latin1Hash } from './signature/latin1-hash.ts';
import { noVerify } from './signature/no-verify.ts';
import { parseThenStringify } from './signature/parse-then-stringify.ts';
import { prefixCompare } from './signature/prefix-compare.ts';
import { readsByPosition } from './signature/reads-by-position.ts';
import { skipIfHeaderMissing } from './signature/skip-if-header-missing.ts';
import { skipIfSecretEmpty } from './signature/skip-if-secret-empty.ts';
import { throwOnLength } from './signature/throw-on-length.ts';
import { utf8DecodeThenHash } from './signature/utf8-decode-then-hash.ts';
import { actsOnACutBody } from './transport/acts-on-a-cut-body.ts';
import { firstPieceOnly } from './transport/first-piece-only.ts';
import { lenientFraming } from './transport/lenient-framing.ts';
import { oneAnswerAConnection } from './transport/one-answer-a-connection.ts';
import { readsByLength } from './transport/reads-by-length.ts';
import { smallPool } from './transport/small-pool.ts';
import { takesAnyMethod } from './transport/takes-any-method.ts';

/** Receivers with one mistake each, by name. */
export const defects = {
  'no-verify': noVerify,
  'skip-if-header-missing': skipIfHeaderMissing,
  'skip-if-secret-empty': skipIfSecretEmpty,
  'parse-then-stringify': parseThenStringify,
  'utf8-decode-then-hash': utf8DecodeThenHash,
  'latin1-hash': latin1Hash,
  'prefix-compare': prefixCompare,
  'throw-on-length': throwOnLength,
  'first-v1-only': firstV1Only,
  'last-t-wins': lastTWins,
  'reads-by-position': readsByPosition,
  'parse-int-t': parseIntT,
  'one-sided-window': oneSidedWindow,
  'no-window': noWindow,
  'ms-window': msWindow,
  'narrow-window': narrowWindow,
  'no-future': noFuture,
  'freshness-by-occurred-at': freshnessByOccurredAt,
  'header-id-dedupe': headerIdDedupe,
  'delivery-id-dedupe': deliveryIdDedupe,
  'no-dedupe': noDedupe,
  'check-then-insert': checkThenInsert,
  'mark-before-effect': markBeforeEffect,
  'memory-of-one': memoryOfOne,
  'ack-then-crash': ackThenCrash,
  'refuses-unknown-type': refusesUnknownType,
  'no-additional-properties': noAdditionalProperties,
  'closed-list': closedList,
  'throws-on-new-version': throwsOnNewVersion,
  'coerces-types': coercesTypes,
  'no-schema': noSchema,
  'polluting-merge': pollutingMerge,
  'route-by-header': routeByHeader,
  'throws-on-bad-json': throwsOnBadJson,
  'handles-runs-alone': handlesRunsAlone,
  'reads-the-first-step': readsTheFirstStep,
  'refuses-infinity': refusesInfinity,
  'encodes-text': encodesText,
  'no-body-limit': noBodyLimit,
  'refuses-unknown-headers': refusesUnknownHeaders,
  'exact-header-names': exactHeaderNames,
  'exact-content-type': exactContentType,
  'checks-json-alone': checksJsonAlone,
  'needs-every-header': needsEveryHeader,
  'version-by-header': versionByHeader,
  'takes-any-method': takesAnyMethod,
  'reads-by-length': readsByLength,
  'first-piece-only': firstPieceOnly,
  'acts-on-a-cut-body': actsOnACutBody,
  'lenient-framing': lenientFraming,
  'one-answer-a-connection': oneAnswerAConnection,
  'small-pool': smallPool,
  'redirects-to-login': redirectsToLogin,
  'leaks-expected-signature': leaksExpectedSignature,
  'echoes-text': echoesText,
  'blocks-the-sender': blocksTheSender,
  'works-before-answering': worksBeforeAnswering,
  'rejects-everything': rejectsEverything,
  hangs,
} as const satisfies Readonly<Record<string, Defect>>;

export type DefectName = keyof typeof defects;
