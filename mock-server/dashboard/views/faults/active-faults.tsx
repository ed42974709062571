import type { ActiveFaultView } from '../../../faults/active-fault.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { Prose } from '../../parts/prose.tsx';
import { call } from '../../state/api.ts';
import { currentMs } from '../../state/browser-clock.ts';
import { activeFaults, readFaults, resetFaults } from '../../state/mock-state.ts';
import { attempt, say } from '../../state/toast.ts';
import { durationText } from '../../text/duration-text.ts';
import { scopeText } from '../../text/scope-text.ts';

export function ActiveFaults() {
  const faults = activeFaults.value;
  return (
    <section class="card" aria-labelledby="active-title">
      <h2 id="active-title">At work now</h2>
      {faults.length === 0 ? (
        <p class="soft">Nothing is made to go wrong.</p>
      ) : (
        <>
          <ul class="faults">
            {faults.map((fault) => (
              <ActiveFault key={fault.id} fault={fault} />
            ))}
          </ul>
          <button
            type="button"
            class="danger"
            onClick={async () => {
              if (await attempt(resetFaults)) say('All faults are taken away.');
            }}
          >
            Reset all
          </button>
        </>
      )}
    </section>
  );
}

function ActiveFault({ fault }: { readonly fault: ActiveFaultView }) {
  const { id, name, summary, scope, applied, nextLeft, expiresAt } = fault;
  return (
    <li>
      <div>
        <b>{name}</b>{' '}
        <span class="soft">
          <Prose text={summary} />
        </span>
        <p class="soft number">
          <Inert text={scopeText(scope)} /> · applied {applied === 1 ? 'once' : `${applied} times`}
          {nextLeft !== undefined && ` · ${nextLeft} left`} · ends in{' '}
          {durationText(Math.max(0, Date.parse(expiresAt) - currentMs.value))}
        </p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={`Take ${name} away`}
        onClick={() =>
          void attempt(async () => {
            await call('DELETE', `/api/v1/faults/${id}`);
            await readFaults();
          })
        }
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
