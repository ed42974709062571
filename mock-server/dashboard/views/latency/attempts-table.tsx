import type { Latency } from '../../text/latency.ts';

/** How many deliveries took how many attempts; each number leads to its deliveries. */
export function AttemptsTable({ byAttempts }: Pick<Latency, 'byAttempts'>) {
  const most = Math.max(...byAttempts.map(([, deliveries]) => deliveries));
  return (
    <section class="card" aria-labelledby="attempts-title">
      <h2 id="attempts-title">How many attempts it took</h2>
      <table class="attempts-table">
        <thead>
          <tr>
            <th scope="col">Attempts</th>
            <th scope="col" class="number">
              Deliveries
            </th>
            <th scope="col">
              <span class="sr">To scale</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {byAttempts.map(([attempts, deliveries]) => (
            <tr key={attempts}>
              <th scope="row">
                <a href={`/?q=tries:${attempts}`}>{attempts}</a>
              </th>
              <td class="number">{deliveries.toLocaleString('en')}</td>
              <td aria-hidden="true">
                <span class="attempts-bar" style={{ width: `${(deliveries / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
