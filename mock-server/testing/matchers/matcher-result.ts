/** What a matcher of Vitest or Jest gives back; the message of a pass is that of a `not` that failed. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}
