/** A wish to stop, from ^C, SIGTERM or a reader that went away, for the verb that waits for it. */
export class StopRequest {
  readonly #promise: Promise<void>;
  #resolve: () => void = () => {};
  #state: 'unheard' | 'awaited' | 'made' = 'unheard';

  constructor() {
    this.#promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Resolves when the wish is made. Who has asked for this promise promises to stop in good order. */
  get promise(): Promise<void> {
    if (this.#state === 'unheard') this.#state = 'awaited';
    return this.#promise;
  }

  /** False where no verb waits, or the wish was made before: then nothing is left but to end at once. */
  make(): boolean {
    if (this.#state !== 'awaited') return false;
    this.#state = 'made';
    this.#resolve();
    return true;
  }
}
