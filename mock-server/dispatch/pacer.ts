import type { Clock } from '../runtime/clock.ts';
import { isLoopbackHost } from '../transport/addresses/loopback-host.ts';

const manyHosts = 1_000;

/**
 * Spaces the deliveries to each host that is not this machine, by the wall clock: a schedule that is turned forward is a
 * rehearsal, and no reason to flood somebody.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #gapMs: number;
  /** When each host may get its next delivery. */
  readonly #freeAtMs = new Map<string, number>();
  readonly #waiting = new Map<string, number>();

  /** @param perSecond how many deliveries one host gets in a second. */
  constructor(perSecond: number, clock: Clock) {
    this.#clock = clock;
    this.#gapMs = 1_000 / perSecond;
  }

  /** Resolves when it is a delivery's turn; undefined when that is now. */
  turn(subscriptionId: string, { hostname, host }: URL): Promise<void> | undefined {
    if (isLoopbackHost(hostname)) return undefined;
    const now = this.#clock.monotonicMs();
    const at = Math.max(now, this.#freeAtMs.get(host) ?? now);
    this.#forgetOld(now);
    this.#freeAtMs.set(host, at + this.#gapMs);
    return at === now ? undefined : this.#wait(subscriptionId, at - now);
  }

  /** The subscriptions that have deliveries waiting here: claiming more for them would only lengthen the queue. */
  get waiting(): readonly string[] {
    return [...this.#waiting.keys()];
  }

  isWaiting(subscriptionId: string): boolean {
    return this.#waiting.has(subscriptionId);
  }

  async #wait(id: string, ms: number): Promise<void> {
    this.#waiting.set(id, (this.#waiting.get(id) ?? 0) + 1);
    await this.#clock.sleep(ms);
    const left = (this.#waiting.get(id) ?? 1) - 1;
    if (left === 0) this.#waiting.delete(id);
    else this.#waiting.set(id, left);
  }

  #forgetOld(now: number): void {
    if (this.#freeAtMs.size < manyHosts) return;
    for (const [host, at] of this.#freeAtMs) if (at <= now) this.#freeAtMs.delete(host);
  }
}
