import { Icon } from '../../parts/icon.tsx';
import { counts, rows, search } from '../../state/live.ts';
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
        <b>{rows.value.length.toLocaleString('en')}</b> All
      </a>
      {shown.map((status) => (
        <a
          key={status}
          class={status}
          href={`/?q=status:${status}`}
          aria-current={search.value === `status:${status}` ? 'true' : undefined}
        >
          <Icon name={status} />
          <b>{(counts.value.get(status) ?? 0).toLocaleString('en')}</b> {statusWords[status]}
        </a>
      ))}
    </nav>
  );
}
