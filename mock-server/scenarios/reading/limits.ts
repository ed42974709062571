/** Events of one scenario in all. */
export const mostEvents = 20_000;
/** How long one scenario may take. */
export const longestMs = 10 * 60_000;
export const defaultTimeLimit = '1m';
