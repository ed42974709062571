import { useEffect, useState } from 'preact/hooks';
import type { AttemptOutcome } from '../../../delivery/attempt-outcome.ts';
import { unreachableCauses } from '../../../delivery/unreachable-causes.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { call } from '../../state/api.ts';
import type { DeliveryRow } from '../../state/delivery-row.ts';
import type { DeliveryDetail } from '../../state/event-detail.ts';
import { rows } from '../../state/live.ts';

/** An attempt that ended so has not reached anybody. */
const unreached: ReadonlySet<string | undefined> = new Set<AttemptOutcome['code']>([
  'connection_refused',
  'connect_timeout',
  'dns_error',
  'tls_error',
  'network_unreachable',
  'network_error',
  'blocked_target',
]);

/** While the newest attempt reached nobody: the exact error, and what usually is the cause. */
export function UnreachableNote() {
  const newest = rows.value.find(({ lastOutcome }) => lastOutcome !== undefined);
  const lost = newest && unreached.has(newest.lastOutcome?.code) ? newest : undefined;
  const outcome = useOutcome(lost);
  if (!lost?.url || !URL.canParse(lost.url) || !outcome) return null;
  return (
    <section class="unreachable" aria-labelledby="unreachable-title">
      <Icon name="warning" />
      <div>
        <h2 id="unreachable-title">
          <Inert text={new URL(lost.url).origin} /> is not reached
        </h2>
        <p>
          <Inert text={outcome.message} />
        </p>
        {outcome.code === 'blocked_target' ? (
          <p>{outcome.hint}</p>
        ) : (
          <ul class="causes">
            {unreachableCauses(new URL(lost.url)).map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** How the last attempt of a delivery ended, in all words; the list has only its code. */
function useOutcome(row: DeliveryRow | undefined): AttemptOutcome | undefined {
  const [outcome, setOutcome] = useState<AttemptOutcome | undefined>(undefined);
  // The same failure of the next delivery is no news.
  const about = row && `${row.url} ${row.lastOutcome?.code}`;
  useEffect(() => {
    setOutcome(undefined);
    if (row?.deliveryId === undefined) return;
    call<DeliveryDetail>('GET', `/api/v1/deliveries/${encodeURIComponent(row.deliveryId)}`)
      .then(({ attempts }) => setOutcome(attempts.findLast((one) => one.outcome)?.outcome))
      .catch(() => undefined);
  }, [about]);
  return outcome;
}
