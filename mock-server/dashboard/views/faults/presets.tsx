import { useEffect, useState } from 'preact/hooks';
import type { FaultRequest } from '../../../faults/fault-request.ts';
import { call } from '../../state/api.ts';
import { readFaults } from '../../state/mock-state.ts';
import { attempt, say } from '../../state/toast.ts';

/** Situations as people think of them. */
export function Presets() {
  const [presets, setPresets] = useState<Readonly<Record<string, readonly FaultRequest[]>>>({});
  useEffect(() => {
    void attempt(async () =>
      setPresets((await call<{ data: typeof presets }>('GET', '/api/v1/faults/presets')).data),
    );
  }, []);
  const add = (preset: string) =>
    attempt(async () => {
      await call('POST', '/api/v1/faults/presets', { preset });
      await readFaults();
      say(`${preset} is at work for ten minutes.`);
    });
  return (
    <section class="card" aria-labelledby="presets-title">
      <h2 id="presets-title">Presets</h2>
      <ul class="faults">
        {Object.entries(presets).map(([preset, faults]) => (
          <li key={preset}>
            <div>
              <b>{preset}</b>
              <p class="soft">
                {faults
                  .map(({ name, scope }) =>
                    scope?.share === undefined ? name : `${name} ${scope.share * 100} %`,
                  )
                  .join(', ')}
              </p>
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
