/** Single keys of a person at a terminal. */
export interface Keys {
  /** Calls `onKey` with each key, such as `t`, until what it returns is called. One listener at a time. */
  listen(onKey: (key: string) => void): () => void;
  /** Keys are letters of an answer while `asking` goes on, and are not heard. */
  whileAsking<Answer>(asking: () => Promise<Answer>): Promise<Answer>;
  /** Asks for a line; empty for none. Keys are not heard meanwhile. */
  askLine(question: string): Promise<string>;
  /** The same as ^C. */
  interrupt(): void;
}
