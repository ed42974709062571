import { useEffect, useState } from 'preact/hooks';
import type { FaultRequest } from '../../../faults/fault-request.ts';
import { call } from '../../state/api.ts';
import { readFaults } from '../../state/mock-state.ts';
import { attempt, say } from '../../state/toast.ts';
import { durationText } from '../../text/duration-text.ts';
import { scopeText } from '../../text/scope-text.ts';
import { FaultLife, usualLifeMs } from './fault-life.tsx';

/** Situations as people think of them. */
export function Presets() {
  const [presets, setPresets] = useState<Readonly<Record<string, readonly FaultRequest[]>>>({});
  const [ttlMs, setTtlMs] = useState(usualLifeMs);
  useEffect(() => {
    void attempt(async () =>
      setPresets((await call<{ data: typeof presets }>('GET', '/api/v1/faults/presets')).data),
    );
  }, []);
  const add = (preset: string) =>
    attempt(async () => {
      await call('POST', '/api/v1/faults/presets', { preset, ttlMs });
      await readFaults();
      say(`${preset} is at work for ${durationText(ttlMs)}.`);
    });
  return (
    <section class="card" aria-labelledby="presets-title">
      <h2 id="presets-title">Presets</h2>
      <div class="preset-life">
        <FaultLife name="preset-ttl" onChange={setTtlMs} />
      </div>
      <ul class="faults">
        {Object.entries(presets).map(([preset, faults]) => (
          <li key={preset}>
            <div>
              <b>{preset}</b>
              <p class="soft">{faults.map(partText).join(', ')}</p>
            </div>
            <button type="button" onClick={() => void add(preset)}>
              Add<span class="sr"> {preset}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function partText({ name, scope }: FaultRequest): string {
  if (scope?.next !== undefined) return `${name} on ${scopeText({ next: scope.next })}`;
  return scope?.share === undefined ? name : `${name} ${scope.share * 100} %`;
}
