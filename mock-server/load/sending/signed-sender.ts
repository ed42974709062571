import { newDeliveryId } from '../../dispatch/build-request.ts';
import { otherSecret } from '../../faults/signing/other-secret.ts';
import { receive } from '../../receiver/receive.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { SigningSecret } from '../../signature/signing-secret.ts';
import type { FaultySender } from '../mix/faulty-sender.ts';
import type { SendSpec, Traffic } from '../mix/traffic-mix.ts';
import { base32Digits, serialText } from '../templates/serial.ts';
import { EventSigner } from './event-signer.ts';
import type { LoadConnection } from './load-connection.ts';

/** One in so many sends is checked as a receiver would check it. */
const CHECKED_EVERY = 1_000;

/** Renders, signs and sends at one go: a signature is never older than the moment at which its event leaves. */
export class SignedSender {
  readonly #clock: Clock;
  readonly #secret: SigningSecret;
  readonly #wrongSecret: SigningSecret;
  readonly #mix: Traffic;
  readonly #faulty: FaultySender;
  readonly #signer = new EventSigner();
  readonly #deliveryIdStem: string;
  #sends = 0;
  #checked = 0;

  constructor(mix: Traffic, faulty: FaultySender, secret: SigningSecret, clock: Clock, random: Random) {
    this.#mix = mix;
    this.#faulty = faulty;
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
    const spec = this.#mix.next(second);
    const { template, serial } = spec;
    const body = connection.bodyOf(template.sizeBytes);
    template.render(body, serial, spec.second);
    if (spec.fault) {
      const deliveryId = this.#deliveryIdStem + serialText(this.#sends++);
      connection.carry({ spec, meantAtMs, sentAtMs }, this.#faulty.send(spec.fault, body, deliveryId));
      return spec;
    }
    const secret = spec.kind === 'forged' ? this.#wrongSecret : this.#secret;
    const headers = template.headersOf(
      serial,
      this.#deliveryIdStem + serialText(this.#sends),
      this.#signer.headerOf(secret, second, body),
    );
    if (this.#sends++ % CHECKED_EVERY === 0 && spec.kind !== 'forged') this.#check(headers, body, second);
    connection.send({ spec, meantAtMs, sentAtMs }, headers, body);
    return spec;
  }

  /** Throws where what is about to be sent is not what it claims to be: then every figure of the run would mislead. */
  #check(headers: readonly string[], body: Buffer, second: number): void {
    const pairs = headers.flatMap((name, at) =>
      at % 2 === 0 ? [[name, headers[at + 1] ?? ''] as const] : [],
    );
    const reception = receive(body, pairs, this.#secret, { now: new Date(second * 1000) });
    if (reception.kind !== 'event' || reception.diagnostics.length > 0)
      throw new Error(`an event of the load is not one of the contract: ${JSON.stringify(reception)}`);
    this.#checked += 1;
  }
}
