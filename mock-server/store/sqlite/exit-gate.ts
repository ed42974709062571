const STOPPED = 0;
const BUSY = 1;
const PATIENCE_MS = 5_000;

/**
 * Keeps the process from ending in the middle of a native call: a thread that is ended there makes libsql abort the
 * whole process, with another exit code. One side is the thread's, the other the main thread's, over shared memory.
 */
export class ExitGate {
  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(memory = new SharedArrayBuffer(8)) {
    this.memory = memory;
    this.#cells = new Int32Array(memory);
  }

  /** The thread may work until it leaves; false when the process ends, so that it has to do nothing more. */
  enter(): boolean {
    Atomics.store(this.#cells, BUSY, 1);
    if (Atomics.load(this.#cells, STOPPED) === 0) return true;
    this.leave();
    return false;
  }

  leave(): void {
    Atomics.store(this.#cells, BUSY, 0);
    Atomics.notify(this.#cells, BUSY);
  }

  /** Lets the thread begin nothing more, and blocks until it has left. */
  shut(): void {
    Atomics.store(this.#cells, STOPPED, 1);
    Atomics.wait(this.#cells, BUSY, 1, PATIENCE_MS);
  }
}
