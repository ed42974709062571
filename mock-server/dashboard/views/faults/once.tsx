import { useEffect, useState } from 'preact/hooks';
import { call } from '../../state/api.ts';
import { type FaultKind, readFaultKinds } from '../../state/fault-kinds.ts';
import { readFaults } from '../../state/mock-state.ts';
import { attempt, say } from '../../state/toast.ts';

/** One click, one fault: on the next attempt, and as it is set by default. */
export function Once() {
  const [kinds, setKinds] = useState<readonly FaultKind[]>([]);
  useEffect(() => {
    void readFaultKinds()
      .then(setKinds)
      .catch(() => undefined);
  }, []);
  const add = (name: string) =>
    attempt(async () => {
      await call('POST', '/api/v1/faults', { name, scope: { next: 1 } });
      await readFaults();
      say(`${name}: on the next attempt.`);
    });
  return (
    <section class="card" aria-labelledby="once-title">
      <h2 id="once-title">Only on the next attempt</h2>
      <ul class="once">
        {kinds.map(({ name, summary }) => (
          <li key={name}>
            <button type="button" title={summary} onClick={() => void add(name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
