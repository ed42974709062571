import { Stripe } from 'stripe';
import { signatureParameters } from '../../generated/catalog.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { interleave, type Rate, repeat } from './interleave.ts';
import type { PeerFolder } from './peers/peer-folder.ts';
import { installStandardWebhooks } from './peers/standard-webhooks.ts';
import { vendorEvent } from './vendor-event.ts';

const secret = 'of-the-benchmark-and-nothing-else';

/** Signing and verifying one event beside the `stripe` package, whose scheme is the same, and beside Standard Webhooks. */
export function benchSignature(peers: PeerFolder | undefined): readonly (readonly Rate[])[] {
  const text = JSON.stringify(vendorEvent().event);
  const body = Buffer.from(text);
  const header = sign(body, secret);
  const { webhooks } = new Stripe('sk_test_of_nothing');
  const { signature } = webhooks;
  if (!signature) throw new Error('stripe has no signature tools');
  const { toleranceSeconds } = signatureParameters;
  const standard = peers && installStandardWebhooks(peers, text);
  const kilobytes = (body.length / 1000).toFixed(1);
  return [
    interleave([
      { name: `verify ${kilobytes} kB: ours`, run: repeat(() => verifySignature(body, header, secret)) },
      {
        name: 'stripe, from bytes',
        run: repeat(() => signature.verifyHeader(body, header, secret, toleranceSeconds)),
      },
      {
        name: 'stripe, from text',
        run: repeat(() => signature.verifyHeader(text, header, secret, toleranceSeconds)),
      },
      ...(standard ? [standard.verify] : []),
    ]),
    interleave([
      { name: `sign ${kilobytes} kB: ours`, run: repeat(() => sign(body, secret)) },
      { name: 'stripe', run: repeat(() => webhooks.generateTestHeaderString({ payload: text, secret })) },
      ...(standard ? [standard.sign] : []),
    ]),
  ];
}
