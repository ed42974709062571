import { signatureParameters } from '../../../contract/catalog.ts';
import { Inert } from '../../parts/inert.tsx';
import { partNames, signatureParts } from '../../text/signature-parts.ts';

const { header: headerName, elementSeparator, valueSeparator } = signatureParameters;

/** The header taken apart: every part in a colour and with a word of its own. */
export function SignatureHeader({ header }: { readonly header: string }) {
  return (
    <p class="signature-header">
      <span class="soft">{headerName}: </span>
      {signatureParts(header).map(({ kind, key, value }, at) => (
        <>
          {at > 0 && <span class="soft">{elementSeparator}</span>}
          <span class={`part ${kind}`}>
            <span class="part-name">{partNames[kind]}</span>
            <span class="part-key">
              <Inert text={key} />
              {valueSeparator}
            </span>
            <Inert text={value} />
          </span>
        </>
      ))}
    </p>
  );
}
