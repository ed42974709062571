import { Inert } from './inert.tsx';

/** A name of parts, such as `a.b_c`: where it does not fit it goes on in the next line after a dot, a dash or an underscore. */
export function Breakable({ text }: { readonly text: string }) {
  return (
    <bdi>
      {text.split(/(?<=[._-])(?=[^._-])/).map((part, at) => (
        <>
          {at > 0 && <wbr />}
          <Inert text={part} />
        </>
      ))}
    </bdi>
  );
}
