/**
 * What stands beside a recorded body: one JSON object in `NAME.request`. The body itself is `NAME.json`, byte for byte.
 */
export interface RecordedHead {
  /** When the last byte had arrived: RFC 3339, UTC. */
  readonly receivedAt: string;
  readonly method: string;
  /** Path and query, without what may be a token. */
  readonly path: string;
  /** In the order and with the letters in which they were sent, repeated ones too; what may be a secret is redacted. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Set where a secret was taken out of the body, so that its bytes are not those that were signed. */
  readonly bodyRedacted?: true;
}

/** How the names of the two files end. */
export const recordingEndings = { body: '.json', head: '.request' } as const;
