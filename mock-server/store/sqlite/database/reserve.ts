import { closeSync, constants, openSync, rmSync, statSync, writeSync } from 'node:fs';
import type { Clock } from '../../../runtime/clock.ts';

// As much as the log holds before it is put into the file.
const reservedBytes = 8 * 1024 * 1024;
const retryPauseMs = 1_000;

/**
 * Some megabytes beside the database that are given up when the disk is full, so that what is stored can still be
 * claimed and settled. While it is not there no further events are accepted.
 */
export class Reserve {
  readonly #path: string;
  readonly #clock: Clock;
  #held = false;
  #triedAtMs = Number.NEGATIVE_INFINITY;

  constructor(file: string, clock: Clock) {
    this.#path = `${file}-reserve`;
    this.#clock = clock;
    this.#held = statSync(this.#path, { throwIfNoEntry: false })?.size === reservedBytes;
    this.restore();
  }

  get held(): boolean {
    return this.#held;
  }

  /** Gives the space up; false when that was done before. */
  release(): boolean {
    if (!this.#held) return false;
    this.#held = false;
    this.#triedAtMs = this.#clock.monotonicMs();
    rmSync(this.#path, { force: true });
    return true;
  }

  /** Takes the space again if there is enough; tries no more often than once in a second. */
  restore(): void {
    const nowMs = this.#clock.monotonicMs();
    if (this.#held || nowMs - this.#triedAtMs < retryPauseMs) return;
    this.#triedAtMs = nowMs;
    try {
      rmSync(this.#path, { force: true });
      fill(this.#path);
      this.#held = true;
    } catch {
      rmSync(this.#path, { force: true });
    }
  }
}

/** Real bytes: a hole would reserve nothing. */
function fill(path: string): void {
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    const bytes = Buffer.alloc(reservedBytes);
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
  } finally {
    closeSync(file);
  }
}
