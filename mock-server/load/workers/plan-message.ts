import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { signatureParameters } from '../../contract/catalog.ts';
import { SigningSecret } from '../../signature/signing-secret.ts';
import { lazySecureContext } from '../../transport/secure-context.ts';
import type { LoadPlan } from '../load-plan.ts';
import { findLoadFault } from '../mix/load-faults.ts';
import type { PlanMessage } from './protocol.ts';

export function packPlan({ url, secret, dialOptions, shares, ...plain }: LoadPlan): PlanMessage {
  const { faults = [], ...rest } = shares;
  return {
    ...plain,
    url: url.href,
    key: secret.key,
    policy: dialOptions.policy,
    shares: rest,
    faults: faults.map(({ fault, share }) => [fault.name, share]),
  };
}

/** The plan again. Names are resolved by the system, whoever resolved them for the other thread. */
export function unpackPlan({ url, key, policy, shares, faults, ...plain }: PlanMessage): LoadPlan {
  return {
    ...plain,
    url: new URL(url),
    secret: new SigningSecret(key.export().toString(signatureParameters.secretEncoding)),
    dialOptions: {
      policy,
      lookup: lookup as LookupFunction,
      secureContext: lazySecureContext(plain.ca),
    },
    shares: { ...shares, faults: faults.map(([name, share]) => ({ fault: findLoadFault(name), share })) },
  };
}
