import { confirmed } from '../../parts/confirm-dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { call } from '../../state/api.ts';
import { rows } from '../../state/live.ts';
import { attempt, say } from '../../state/toast.ts';
import { type StatusName, statusOf } from '../../text/delivery-status.ts';

/** An event with one of these is still owed, and stays. */
const owed: readonly StatusName[] = ['queued', 'retrying', 'sending'];

/** Removes what is finished from the log, once a person has seen how much that is. */
export function ClearLog() {
  const clear = async () => {
    const all = new Set(rows.value.map(({ eventId }) => eventId));
    const kept = new Set(rows.value.flatMap((row) => (owed.includes(statusOf(row)) ? [row.eventId] : [])));
    const finished = all.size - kept.size;
    if (finished === 0) return say('No event is finished yet, and what is owed stays.', 'bad');
    const agreed = await confirmed({
      title: 'Clear the log',
      text: `${eventsText(finished)} with all attempts will be removed.${kept.size === 0 ? '' : ` ${eventsText(kept.size)} still owed will stay.`} This cannot be undone.`,
      action: `Remove ${eventsText(finished)}`,
    });
    if (!agreed) return;
    await attempt(async () => {
      const { pruned } = await call<{ pruned: number }>('DELETE', '/api/v1/events?confirm=all');
      say(`Removed ${eventsText(pruned)}.`);
    });
  };
  return (
    <button type="button" class="pause" onClick={() => void clear()}>
      <Icon name="clear" />
      Clear log
    </button>
  );
}

function eventsText(count: number): string {
  return count === 1 ? '1 event' : `${count.toLocaleString('en')} events`;
}
