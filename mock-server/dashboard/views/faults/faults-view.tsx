import { ActiveFaults } from './active-faults.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { FaultForm } from './fault-form.tsx';
import { Once } from './once.tsx';
import { Presets } from './presets.tsx';

/** What can be made to go wrong, and the clock that brings its retries near. */
export function FaultsView() {
  return (
    <>
      <div class="title-line">
        <h1>Faults and clock</h1>
      </div>
      <div class="columns">
        <div>
          <ActiveFaults />
          <FaultForm />
        </div>
        <div>
          <ClockPanel />
          <Once />
          <Presets />
        </div>
      </div>
    </>
  );
}
