import { useRef } from 'preact/hooks';
import { checkData, type Draft } from '../../state/compose-draft.ts';
import { say } from '../../state/toast.ts';
import { type DataBreak, dataBreaks } from '../../text/break-data.ts';
import type { ParsedJson } from '../../text/parsed-json.ts';

interface BreakMenuProps {
  readonly draft: Draft;
  readonly parsed: ParsedJson;
  readonly onWrite: (text: string) => void;
}

/** Makes the data odd or wrong in one step, as the receiver cases do. */
export function BreakMenu({ draft, parsed, onWrite }: BreakMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const value = 'value' in parsed ? parsed.value : undefined;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const apply = ({ name, apply: change }: DataBreak) => {
    const broken = change(value as Readonly<Record<string, unknown>>, (data) =>
      checkData(draft, data).map(({ code }) => code),
    );
    if (broken === undefined) return say('This data has no place for that.', 'bad');
    onWrite(JSON.stringify(broken, null, 2));
    say(`${name}: it stands in the data now.`);
    if (menu.current) menu.current.open = false;
    menu.current?.querySelector('summary')?.focus();
  };
  return (
    <details ref={menu} class="break-menu">
      <summary>Break the data</summary>
      {isObject ? (
        <ul>
          {dataBreaks.map((one) => (
            <li key={one.name}>
              <button type="button" onClick={() => apply(one)}>
                {one.name} <span class="soft">as {one.like}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="none">Only an object can be broken so.</p>
      )}
    </details>
  );
}
