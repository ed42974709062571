import { signatureParameters } from '../../../contract/catalog.ts';
import type { SignatureReport } from '../../../server/signature/signature-report.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';

const { algorithm, construction, encoding, letterCase, signatureKey } = signatureParameters;

/** What each secret makes of the signed content, beside each signature of the header. */
export function SignatureMatches({ report: { secrets, signatures } }: { readonly report: SignatureReport }) {
  return (
    <>
      <h3>
        {construction.toUpperCase()}-{algorithm.toUpperCase()} in {letterCase}case {encoding}
      </h3>
      <table class="matches">
        <thead>
          <tr>
            <th scope="col">Which</th>
            <th scope="col">Value</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {signatures.map(({ value, secret }, at) => (
            <tr key={value + String(at)}>
              <th scope="row">
                <code>{signatureKey}</code> of the header{signatures.length > 1 && `, ${at + 1}`}
              </th>
              <td>
                <code>
                  <Inert text={value} />
                </code>
              </td>
              <td>
                <span class={`status ${secret === undefined ? 'failed' : 'delivered'}`}>
                  <Icon name={secret === undefined ? 'failed' : 'delivered'} />
                  {secret === undefined ? 'Fits no secret' : 'Match'}
                </span>
                {secret !== undefined && (
                  <span class="soft">
                    {' '}
                    <Inert text={secret} />
                  </span>
                )}
              </td>
            </tr>
          ))}
          {secrets.map(({ name, mask, expected }) => (
            <tr key={name}>
              <th scope="row">
                Secret <Inert text={name} /> <code class="soft">{mask}</code>
              </th>
              <td>
                <code>{expected ?? 'nothing: the header has no usable timestamp'}</code>
              </td>
              <td>
                {signatures.some(({ value }) => value === expected) ? (
                  <span class="status delivered">
                    <Icon name="delivered" />
                    Match
                  </span>
                ) : (
                  <span class="status failed">
                    <Icon name="failed" />
                    Mismatch
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {signatures.length > 1 && (
        <p class="soft">A receiver takes the request when any of the signatures fits any of its secrets.</p>
      )}
    </>
  );
}
