import { hangs } from './answers/hangs.ts';
import { leaksExpectedSignature } from './answers/leaks-expected-signature.ts';
import { redirectsToLogin } from './answers/redirects-to-login.ts';
import { rejectsEverything } from './answers/rejects-everything.ts';
import { coercesTypes } from './body/coerces-types.ts';
import { noAdditionalProperties } from './body/no-additional-properties.ts';
import { noBodyLimit } from './body/no-body-limit.ts';
import { pollutingMerge } from './body/polluting-merge.ts';
import { refusesUnknownType } from './body/refuses-unknown-type.ts';
import { routeByHeader } from './body/route-by-header.ts';
import { throwsOnBadJson } from './body/throws-on-bad-json.ts';
import type { Defect } from './defect.ts';
import { freshnessByOccurredAt } from './freshness/freshness-by-occurred-at.ts';
import { msWindow } from './freshness/ms-window.ts';
import { noWindow } from './freshness/no-window.ts';
import { oneSidedWindow } from './freshness/one-sided-window.ts';
import { parseIntT } from './freshness/parse-int-t.ts';
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
import { skipIfHeaderMissing } from './signature/skip-if-header-missing.ts';
import { skipIfSecretEmpty } from './signature/skip-if-secret-empty.ts';
import { throwOnLength } from './signature/throw-on-length.ts';
import { utf8DecodeThenHash } from './signature/utf8-decode-then-hash.ts';

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
  'parse-int-t': parseIntT,
  'one-sided-window': oneSidedWindow,
  'no-window': noWindow,
  'ms-window': msWindow,
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
  'coerces-types': coercesTypes,
  'polluting-merge': pollutingMerge,
  'route-by-header': routeByHeader,
  'throws-on-bad-json': throwsOnBadJson,
  'no-body-limit': noBodyLimit,
  'redirects-to-login': redirectsToLogin,
  'leaks-expected-signature': leaksExpectedSignature,
  'rejects-everything': rejectsEverything,
  hangs,
} as const satisfies Readonly<Record<string, Defect>>;

export type DefectName = keyof typeof defects;
