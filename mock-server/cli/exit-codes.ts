/** How every verb ends. README documents the same table, and a test holds the two equal. */
export const exitCodes = {
  /** Done. `serve` and `listen` end so after a drain. */
  done: 0,
  /** It ran, and found something: the receiver refused, a signature does not fit. */
  findings: 1,
  /** A mistake in the call or the configuration; nothing was sent. */
  usage: 2,
  /** It could not run: the target cannot be reached, the port is taken. */
  couldNotRun: 3,
  /** Our own fault. */
  internal: 70,
  /** Ended by ^C before it was done. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
