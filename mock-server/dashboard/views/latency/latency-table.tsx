import { durationText } from '../../text/duration-text.ts';
import type { LatencyClass } from '../../text/latency.ts';

/** The histogram as a table. */
export function LatencyTable({ classes }: { readonly classes: readonly LatencyClass[] }) {
  return (
    <details>
      <summary>The same as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" class="number">
              Deliveries
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ fromMs, toMs, count }) => (
            <tr key={fromMs}>
              <td>{durationText(fromMs)}</td>
              <td>{Number.isFinite(toMs) ? durationText(toMs) : 'longer'}</td>
              <td class="number">{count.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
