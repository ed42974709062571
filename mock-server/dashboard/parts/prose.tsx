/** A sentence of the contract or of ours, in which backticks hold code. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>{text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={`${at}`}>{piece}</code> : piece))}</>
  );
}
