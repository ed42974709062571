import { Icon } from '../../parts/icon.tsx';
import { counts, hasOlder, rows, search } from '../../state/live.ts';
import { type StatusName, statusNames, statusWords } from '../../text/delivery-status.ts';

const always: readonly StatusName[] = ['delivered', 'retrying', 'failed'];

/** How many deliveries stand how; each number is a search. */
export function Counters() {
  const shown = statusNames.filter(
    (status) => always.includes(status) || (counts.value.get(status) ?? 0) > 0,
  );
  return (
    <nav class="counters" aria-label="By status">
      <a href="/" aria-current={search.value === '' ? 'true' : undefined}>
        <b>{countText(rows.value.length)}</b> All
      </a>
      {shown.map((status) => (
        <a
          key={status}
          class={status}
          href={`/?q=status:${status}`}
          aria-current={search.value === `status:${status}` ? 'true' : undefined}
        >
          <Icon name={status} />
          <b>{countText(counts.value.get(status) ?? 0)}</b> {statusWords[status]}
        </a>
      ))}
    </nav>
  );
}

/** While older ones are on their way, or are too many for the list, there are at least so many. */
function countText(count: number): string {
  return `${count.toLocaleString('en')}${hasOlder.value ? '+' : ''}`;
}
