import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { refuseAddress, type TargetPolicy, type TargetRefusal } from './target-policy.ts';

/** Nothing was dialled, because the target policy refused every address there was. */
export class TargetRefusedError extends Error {
  readonly refusal: TargetRefusal;

  constructor(refusal: TargetRefusal) {
    super(refusal.message);
    this.name = 'TargetRefusedError';
    this.refusal = refusal;
  }
}

/** The resolver answered, but with no address. */
export class NoAddressError extends Error {
  constructor(hostname: string) {
    super(`The name ${hostname} has no address.`);
    this.name = 'NoAddressError';
  }
}

/**
 * A `lookup` for `net.connect` that passes on only the addresses the policy lets us dial.
 *
 * The socket dials exactly what comes out of here, from one answer of the resolver: a name that answers
 * differently the next time (DNS rebinding) is judged anew, and an address is never dialled unjudged.
 * @param onAnswer called when there is something to dial, before it is dialled.
 */
export function guardedLookup(
  lookup: LookupFunction,
  policy: TargetPolicy,
  onAnswer: () => void,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answer, family) => {
      const found = error ? [] : toAddresses(answer, family);
      const judged = found.map((entry) => ({
        entry,
        refusal: refuseAddress(hostname, entry.address, policy),
      }));
      const dialled = judged.filter(({ refusal }) => refusal === undefined).map(({ entry }) => entry);
      const refusal = judged.find((verdict) => verdict.refusal !== undefined)?.refusal;
      const [first] = dialled;
      if (first === undefined) {
        const cause = refusal ? new TargetRefusedError(refusal) : new NoAddressError(hostname);
        callback(error ?? cause, '', 0);
        return;
      }
      onAnswer();
      if (options.all) {
        callback(null, dialled);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function toAddresses(answer: string | LookupAddress[], family: number | undefined): LookupAddress[] {
  if (typeof answer !== 'string') {
    return answer;
  }
  return answer === '' ? [] : [{ address: answer, family: family ?? 4 }];
}
