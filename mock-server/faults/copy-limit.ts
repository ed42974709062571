/** Further requests of one attempt, over all its faults: copies of copies would multiply. */
const MOST_COPIES = 50;

/** A function that says how many of so many copies may be sent, and never more than the limit in all. */
export function copyLimit(): (wanted: number) => number {
  let left = MOST_COPIES;
  return (wanted) => {
    const granted = Math.min(wanted, left);
    left -= granted;
    return granted;
  };
}
