/** What reports may use of where they are shown. */
export interface ReportOptions {
  /** Puts a text into a colour; by default none is. */
  readonly paint?: (colour: 'red' | 'yellow', text: string) => string;
}
