import { chooseTimeZone, timeZone } from '../state/time-zone.ts';

/** Whether exact times are in UTC, as the contract's are, or by the clock of this machine. */
export function TimeSwitch() {
  const isUtc = timeZone.value === 'utc';
  return (
    <button
      type="button"
      class="time-switch"
      title={isUtc ? 'Exact times are in UTC; show local times' : 'Exact times are local; show UTC'}
      onClick={() => chooseTimeZone(isUtc ? 'local' : 'utc')}
    >
      <span class="sr">Exact times: </span>
      {isUtc ? 'UTC' : 'Local'}
    </button>
  );
}
