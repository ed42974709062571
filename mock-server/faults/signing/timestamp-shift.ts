/** A year: more tells a receiver nothing new, and would leave the range of dates when shifts add up. */
export const LONGEST_SHIFT_SECONDS = 366 * 24 * 3600;
/** So far beyond the tolerance that the way to the receiver and its clock make no difference. */
export const PAST_TOLERANCE_SECONDS = 60;
