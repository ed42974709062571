import type { AttemptDetail } from '../../state/event-detail.ts';
import { exactTime } from '../../state/time-zone.ts';
import { attemptPhases } from '../../text/attempt-phases.ts';
import { durationText } from '../../text/duration-text.ts';

/** How long each stage of the attempt took, to scale. */
export function TimingTab({
  attempt: { timings, startedAt, remoteAddress },
}: {
  readonly attempt: AttemptDetail;
}) {
  if (!timings) return <p class="none">The attempt is under way.</p>;
  const share = (ms: number) => `${(ms / Math.max(timings.totalMs, 0.001)) * 100}%`;
  return (
    <>
      <p class="soft">
        Began {exactTime(startedAt)}
        {remoteAddress !== undefined && (
          <>
            , to <code>{remoteAddress}</code>
          </>
        )}
        {timings.connectMs === undefined && '; an open connection was used again, or none was made'}.
      </p>
      <table class="timing">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col">
              <span class="sr">To scale</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {attemptPhases(timings).map(({ kind, name, fromMs, tookMs }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{durationText(tookMs)}</td>
              <td>
                <span class="bar" aria-hidden="true">
                  <span
                    class={`phase ${kind}`}
                    style={{ marginInlineStart: share(fromMs), width: share(tookMs) }}
                  />
                </span>
              </td>
            </tr>
          ))}
          <tr class="total">
            <th scope="row">Altogether</th>
            <td class="number">{durationText(timings.totalMs)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </>
  );
}
