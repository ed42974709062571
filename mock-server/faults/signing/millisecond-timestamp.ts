import { defineFault } from '../fault.ts';

export const millisecondTimestamp = defineFault({
  name: 'millisecond-timestamp',
  summary: 'Signs with a timestamp in milliseconds where the contract says seconds.',
  options: {},
  decorate: () => ({
    // The moment whose seconds are these milliseconds, so that whatever signs need not know of this fault. Where
    // another fault has made it that already, there is no date a thousand times later.
    sign: (next) => (body, secrets, now) => {
      const moment = new Date(now.getTime() * 1000);
      return next(body, secrets, Number.isNaN(moment.getTime()) ? now : moment);
    },
  }),
});
