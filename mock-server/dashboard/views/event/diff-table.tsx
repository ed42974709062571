import { Inert } from '../../parts/inert.tsx';
import type { DiffLine } from '../../text/attempt-diff.ts';
import { WordDiff } from './word-diff.tsx';

interface DiffTableProps {
  readonly caption: string;
  readonly titles: readonly [string, string];
  readonly lines: readonly DiffLine[];
}

/** Named values of two attempts; those that are the same are folded away. */
export function DiffTable({ caption, titles, lines }: DiffTableProps) {
  const known = lines.filter(({ before, after }) => before !== undefined || after !== undefined);
  const changed = known.filter(({ before, after }) => before !== after);
  const same = known.filter(({ before, after }) => before === after);
  if (known.length === 0) return null;
  return (
    <>
      <h3>{caption}</h3>
      {changed.length > 0 && (
        <table class="diff-table">
          <caption class="sr">{caption}: what differs</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">Name</span>
              </th>
              <th scope="col">{titles[0]}</th>
              <th scope="col">{titles[1]}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((line) => (
              <Line key={line.name} line={line} titles={titles} />
            ))}
          </tbody>
        </table>
      )}
      {same.length > 0 && (
        <details class="diff-same">
          <summary>{changed.length === 0 ? 'All the same' : `${same.length} more, the same in both`}</summary>
          <dl class="headers">
            {same.map(({ name, before = '' }) => (
              <div key={name}>
                <dt>
                  <Inert text={name} />
                </dt>
                <dd>
                  <Inert text={before} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Line({
  line: { name, before, after, isOwn },
  titles,
}: {
  readonly line: DiffLine;
  readonly titles: readonly [string, string];
}) {
  const [was, is] = [before ?? '', after ?? ''];
  return (
    <tr>
      <th scope="row">
        <Inert text={name} />
        {isOwn && <span class="soft diff-own">new each time</span>}
      </th>
      <td data-title={titles[0]}>
        {before === undefined ? (
          <i class="soft">absent</i>
        ) : (
          <WordDiff before={was} after={is} only="before" />
        )}
      </td>
      <td data-title={titles[1]}>
        {after === undefined ? <i class="soft">absent</i> : <WordDiff before={was} after={is} only="after" />}
      </td>
    </tr>
  );
}
