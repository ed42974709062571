import { newDeliveryId } from '../../dispatch/build-request.ts';
import { otherSecret } from '../../faults/signing/other-secret.ts';
import { receive } from '../../receiver/receive.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import { computeSignature } from '../../signature/compute-signature.ts';
import { formatSignatureHeader } from '../../signature/signature-header.ts';
import type { SigningSecret } from '../../signature/signing-secret.ts';
import type { SendSpec, TrafficMix } from '../mix/traffic-mix.ts';
import { base32Digits, serialText } from '../templates/serial.ts';
import type { LoadConnection } from './load-connection.ts';

/** One in so many sends is checked as a receiver would check it. */
const CHECKED_EVERY = 1_000;

/** Renders, signs and sends at one go: a signature is never older than the moment at which its event leaves. */
export class SignedSender {
  readonly #clock: Clock;
  readonly #secret: SigningSecret;
  readonly #wrongSecret: SigningSecret;
  readonly #mix: TrafficMix;
  readonly #deliveryIdStem: string;
  #sends = 0;
  #checked = 0;
  #second = 0;
  #timestamp = '';

  constructor(mix: TrafficMix, secret: SigningSecret, clock: Clock, random: Random) {
    this.#mix = mix;
    this.#secret = secret;
    this.#wrongSecret = otherSecret(random);
    this.#clock = clock;
    this.#deliveryIdStem = newDeliveryId(clock, random).slice(0, -base32Digits);
  }

  get checkedSamples(): number {
    return this.#checked;
  }

  /** Sends the next event of the mix on a free connection; returns what it is. */
  send(connection: LoadConnection, meantAtMs: number, sentAtMs: number): SendSpec {
    const second = Math.floor(this.#clock.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#timestamp = String(second);
    }
    const spec = this.#mix.next(second);
    const { template, serial } = spec;
    const body = connection.bodyOf(template.sizeBytes);
    template.render(body, serial, spec.second);
    const secret = spec.kind === 'forged' ? this.#wrongSecret : this.#secret;
    const timestamp = this.#timestamp;
    const signatures = [computeSignature(secret, timestamp, body)];
    const headers = template.headersOf(
      serial,
      this.#deliveryIdStem + serialText(this.#sends),
      formatSignatureHeader({ timestamp, signatures }),
    );
    if (this.#sends++ % CHECKED_EVERY === 0 && spec.kind !== 'forged') this.#check(headers, body);
    connection.send({ spec, meantAtMs, sentAtMs }, headers, body);
    return spec;
  }

  /** Throws where what is about to be sent is not what it claims to be: then every figure of the run would mislead. */
  #check(headers: readonly string[], body: Buffer): void {
    const pairs = headers.flatMap((name, at) =>
      at % 2 === 0 ? [[name, headers[at + 1] ?? ''] as const] : [],
    );
    const reception = receive(body, pairs, this.#secret, { now: new Date(this.#second * 1000) });
    if (reception.kind !== 'event' || reception.diagnostics.length > 0)
      throw new Error(`an event of the load is not one of the contract: ${JSON.stringify(reception)}`);
    this.#checked += 1;
  }
}
