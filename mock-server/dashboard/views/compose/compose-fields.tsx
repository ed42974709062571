import { useRef, useState } from 'preact/hooks';
import { type Draft, schemaOf } from '../../state/compose-draft.ts';
import { declaredValues } from '../../text/declared-values.ts';
import { type JsonLeaf, leavesOf, withValueAt } from '../../text/json-leaves.ts';

interface ComposeFieldsProps {
  readonly draft: Draft;
  readonly value: unknown;
  readonly onWrite: (text: string) => void;
}

/** A field for each plain value of the data. */
export function ComposeFields({ draft, value, onWrite }: ComposeFieldsProps) {
  const schema = schemaOf(draft);
  const write = ({ path }: JsonLeaf, next: unknown) =>
    onWrite(JSON.stringify(withValueAt(value, path, next), null, 2));
  return (
    <div class="fields leaf-fields">
      {leavesOf(value).map((leaf) => {
        const name = leaf.path.join('.');
        return (
          <div class="field" key={name}>
            <label htmlFor={`leaf-${name}`} class="leaf-name">
              {name}
            </label>
            <LeafField
              id={`leaf-${name}`}
              leaf={leaf}
              values={declaredValues(schema, ['data', ...leaf.path])}
              onWrite={(next) => write(leaf, next)}
            />
          </div>
        );
      })}
    </div>
  );
}

interface LeafFieldProps {
  readonly id: string;
  readonly leaf: JsonLeaf;
  readonly values: readonly string[] | undefined;
  readonly onWrite: (next: unknown) => void;
}

function LeafField({ id, leaf: { value }, values, onWrite }: LeafFieldProps) {
  const words = typeof value === 'boolean' ? ['true', 'false'] : values;
  if (words)
    return (
      <select
        id={id}
        value={String(value)}
        onChange={(event) => {
          const { value: chosen } = event.currentTarget;
          onWrite(typeof value === 'boolean' ? chosen === 'true' : chosen);
        }}
      >
        {[...new Set([...words, String(value)])].map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
    );
  return <TextField id={id} value={value} onWrite={onWrite} />;
}

/** What is being typed stays as it is typed, whatever else is drawn meanwhile: `1.` is on the way to a number. */
function TextField({ id, value, onWrite }: Pick<LeafFieldProps, 'id' | 'onWrite'> & Pick<JsonLeaf, 'value'>) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isNumber = typeof value === 'number';
  const wasNumber = useRef(isNumber);
  return (
    <input
      id={id}
      value={typed ?? (value === null ? '' : String(value))}
      placeholder={value === null ? 'null' : ''}
      inputMode={isNumber ? 'decimal' : 'text'}
      spellcheck={false}
      autocomplete="off"
      onFocus={() => {
        wasNumber.current = isNumber;
      }}
      onInput={(event) => {
        const written = event.currentTarget.value;
        const number = Number(written);
        setTyped(written);
        // A number that is none is sent as it was written, and the check says so.
        onWrite(wasNumber.current && written.trim() !== '' && Number.isFinite(number) ? number : written);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
