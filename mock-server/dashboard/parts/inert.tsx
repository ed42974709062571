import { inertPieces } from '../text/inert-text.ts';

/** A text of any origin; what nobody would see in it is shown by name. */
export function Inert({ text }: { readonly text: string }) {
  return (
    <bdi>
      {inertPieces(text).map((piece) => ('text' in piece ? piece.text : <i class="unseen">{piece.mark}</i>))}
    </bdi>
  );
}
