import { useEffect, useState } from 'preact/hooks';
import type { Diagnostic } from '../../../contract/diagnostic.ts';
import { Icon } from '../../parts/icon.tsx';
import { sending } from '../../state/compose-draft.ts';
import { type FaultKind, readFaultKinds } from '../../state/fault-kinds.ts';

/** What goes wrong on the way, and whether the contract may be broken. */
export function HowToSend({ findings }: { readonly findings: readonly Diagnostic[] }) {
  const { unchecked, fault } = sending.value;
  const [kinds, setKinds] = useState<readonly FaultKind[]>([]);
  useEffect(() => {
    void readFaultKinds()
      .then(setKinds)
      .catch(() => undefined);
  }, []);
  // What is not declared is refused as well, since it is more often a slip than a wish.
  const isRefused = findings.some(({ severity, code }) => severity === 'error' || code === 'unknown.field');
  return (
    <>
      <div class="fields">
        <label>
          Break something on the way
          <select
            value={fault}
            onChange={(event) => {
              sending.value = { ...sending.value, fault: event.currentTarget.value };
            }}
          >
            <option value="">Nothing</option>
            {kinds.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={unchecked}
            onChange={() => {
              sending.value = { ...sending.value, unchecked: !unchecked };
            }}
          />
          Send it even if it breaks the contract
        </label>
      </div>
      {fault !== '' && (
        <p class="soft">
          {kinds.find(({ name }) => name === fault)?.summary} Only on the next attempt; with options it is set
          at <a href="/faults">faults</a>.
        </p>
      )}
      {isRefused && !unchecked && (
        <p class="note">
          <Icon name="warning" />
          <span>As it is, it will be refused. Mend it, or say that it is sent even so.</span>
        </p>
      )}
    </>
  );
}
