import { connection, paused } from '../state/live.ts';
import { Icon } from './icon.tsx';

/** Whether what is shown is the present. */
export function ConnectionMark() {
  if (connection.value === 'lost')
    return (
      <span class="connection lost" role="status">
        <Icon name="cancelled" />
        <span class="word">Offline</span>
      </span>
    );
  return (
    <span class={`connection ${paused.value ? 'paused' : connection.value}`} role="status">
      {paused.value ? <Icon name="pause" /> : <span class="dot" />}
      <span class="word">
        {paused.value ? 'Paused' : connection.value === 'live' ? 'Live' : 'Connecting'}
      </span>
    </span>
  );
}
