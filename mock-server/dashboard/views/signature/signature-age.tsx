import { signatureParameters } from '../../../contract/catalog.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { currentMs } from '../../state/browser-clock.ts';
import { exactTime } from '../../state/time-zone.ts';
import { durationText } from '../../text/duration-text.ts';

interface SignatureAgeProps {
  readonly timestamp: string;
  /** The time that it is compared with, and what that time was. */
  readonly comparedAtMs: number;
  readonly moment: string;
}

const { toleranceSeconds } = signatureParameters;
const limit = `${toleranceSeconds} s`;

/** When it was signed, and whether a receiver finds it fresh. */
export function SignatureAge({ timestamp, comparedAtMs, moment }: SignatureAgeProps) {
  const signedMs = Number(timestamp) * 1_000;
  if (!/^\d{1,12}$/.test(timestamp))
    return (
      <span class="problem">
        {timestamp === '' ? (
          'There is none, and every receiver refuses that.'
        ) : (
          <>
            <Inert text={timestamp.slice(0, 100)} /> is no number of seconds
            {/^\d{13}$/.test(timestamp) && ' but of milliseconds'}, and every receiver refuses it.
          </>
        )}
      </span>
    );
  const offMs = comparedAtMs - signedMs;
  const ageMs = currentMs.value - signedMs;
  const isFine = Math.abs(offMs) < (toleranceSeconds + 1) * 1_000;
  return (
    <>
      {exactTime(signedMs)}
      <br />
      <span class={`status ${isFine ? 'delivered' : 'failed'}`}>
        <Icon name={isFine ? 'delivered' : 'failed'} />
        {isFine ? `Within ${limit} ${moment}` : `${durationText(Math.abs(offMs))} off ${moment}`}
      </span>
      <br />
      <span class="soft">
        {ageMs > toleranceSeconds * 1_000
          ? `Now ${durationText(ageMs)} old: a copy of this request is refused.`
          : `Now ${durationText(Math.max(0, ageMs))} old: a copy of it is accepted until it is ${limit} old.`}
      </span>
    </>
  );
}
