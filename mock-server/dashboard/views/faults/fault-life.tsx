interface FaultLifeProps {
  readonly name: string;
  readonly onChange?: (ms: number) => void;
}

/** How long faults are at work when nobody says anything, in milliseconds. */
export const usualLifeMs = 600_000;

const lives = [
  [60_000, '1 minute'],
  [usualLifeMs, '10 minutes'],
  [3_600_000, '1 hour'],
] as const;

/** When a fault ends by itself. */
export function FaultLife({ name, onChange }: FaultLifeProps) {
  return (
    <label>
      Ends after
      <select name={name} onChange={(event) => onChange?.(Number(event.currentTarget.value))}>
        {lives.map(([ms, words]) => (
          <option key={ms} value={ms} selected={ms === usualLifeMs}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
