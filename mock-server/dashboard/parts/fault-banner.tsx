import { activeFaults, resetFaults } from '../state/mock-state.ts';
import { attempt, say } from '../state/toast.ts';
import { Icon } from './icon.tsx';

/** While something is made to go wrong nobody shall wonder why it does. */
export function FaultBanner() {
  const faults = activeFaults.value;
  if (faults.length === 0) return null;
  const names = [...new Set(faults.map(({ name }) => name))];
  return (
    <section class="banner" aria-label="Faults at work">
      <Icon name="warning" />
      <p>
        <a href="/faults">{faults.length === 1 ? '1 fault is' : `${faults.length} faults are`} at work</a>:{' '}
        {names.slice(0, 4).join(', ')}
        {names.length > 4 && ` and ${names.length - 4} more`}
      </p>
      <button
        type="button"
        onClick={async () => {
          if (await attempt(resetFaults)) say('All faults are taken away.');
        }}
      >
        Reset
      </button>
    </section>
  );
}
