import { Icon } from '../../parts/icon.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import type { AttemptDetail } from '../../state/event-detail.ts';
import { setQuery } from '../../state/route.ts';
import { exactTime } from '../../state/time-zone.ts';
import { attemptDiff, type BodyDiff } from '../../text/attempt-diff.ts';
import { durationText } from '../../text/duration-text.ts';
import { editableText } from '../../text/editable-text.ts';
import { DiffTable } from './diff-table.tsx';
import { WordDiff } from './word-diff.tsx';

interface DiffViewProps {
  readonly attempts: readonly AttemptDetail[];
  readonly before: AttemptDetail;
  readonly after: AttemptDetail;
}

/** Two attempts beside each other: what is the same, what has to differ, and what else does. */
export function DiffView({ attempts, before, after }: DiffViewProps) {
  const { requestHeaders, requestBody, responseHeaders, responseBody } = attemptDiff(before, after);
  const choose = (first: number, second: number) => setQuery({ diff: `${first},${second}` });
  const titles = [before, after].map(({ number }) => `Attempt ${number}`) as [string, string];
  return (
    <section class="diff" aria-label={`${titles[0]} and ${titles[1]} compared`}>
      <div class="diff-head">
        <h3>Compare</h3>
        <AttemptChoice
          label="First attempt"
          attempts={attempts}
          chosen={before}
          other={after}
          onChoose={(number) => choose(number, after.number)}
        />
        <span class="soft">with</span>
        <AttemptChoice
          label="Second attempt"
          attempts={attempts}
          chosen={after}
          other={before}
          onChoose={(number) => choose(before.number, number)}
        />
        <button type="button" class="quiet" onClick={() => setQuery({ diff: undefined })}>
          <Icon name="close" />
          Close <KeyHint name="d" />
        </button>
      </div>
      <SameBody body={requestBody} what="The body that was sent" />
      <DiffTable
        caption="What came of it"
        titles={titles}
        lines={[
          {
            name: 'Began',
            before: exactTime(before.startedAt),
            after: exactTime(after.startedAt),
            isOwn: true,
          },
          { name: 'Answer', before: answerOf(before), after: answerOf(after), isOwn: false },
          { name: 'Outcome', before: before.outcome?.message, after: after.outcome?.message, isOwn: false },
          { name: 'Took', before: tookOf(before), after: tookOf(after), isOwn: true },
          { name: 'Faults', before: faultsOf(before), after: faultsOf(after), isOwn: false },
        ]}
      />
      <DiffTable caption="Headers that were sent" titles={titles} lines={requestHeaders} />
      {!requestBody.isSame && <Bodies body={requestBody} title="Body that was sent" />}
      <DiffTable caption="Headers of the answer" titles={titles} lines={responseHeaders} />
      {responseBody.isSame ? (
        <SameBody body={responseBody} what="The body of the answer" />
      ) : (
        <Bodies body={responseBody} title="Body of the answer" />
      )}
    </section>
  );
}

interface AttemptChoiceProps {
  readonly label: string;
  readonly attempts: readonly AttemptDetail[];
  readonly chosen: AttemptDetail;
  readonly other: AttemptDetail;
  readonly onChoose: (number: number) => void;
}

function AttemptChoice({ label, attempts, chosen, other, onChoose }: AttemptChoiceProps) {
  return (
    <select
      aria-label={label}
      value={String(chosen.number)}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {attempts.map((attempt) => (
        <option
          key={attempt.number}
          value={String(attempt.number)}
          disabled={attempt.number === other.number}
        >
          Attempt {attempt.number}
        </option>
      ))}
    </select>
  );
}

function SameBody({ body, what }: { readonly body: BodyDiff; readonly what: string }) {
  const size = (bytes: number) => `${bytes.toLocaleString('en')} bytes`;
  return (
    <p class={`status ${body.isSame ? 'delivered' : 'failed'} diff-proof`}>
      <Icon name={body.isSame ? 'delivered' : 'failed'} />
      {body.isSame
        ? `${what} is the same, byte for byte: ${size(body.beforeBytes)}.`
        : `${what} is not the same: ${size(body.beforeBytes)} and ${size(body.afterBytes)}.`}
    </p>
  );
}

function Bodies({ body, title }: { readonly body: BodyDiff; readonly title: string }) {
  const { before, after } = body;
  return (
    <>
      <h3>{title}</h3>
      {before === undefined || after === undefined ? (
        <p class="none">One of them is no text: see Raw bytes of each attempt.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <pre tabIndex={0} role="region" aria-label={title}>
          <WordDiff before={editableText(before)} after={editableText(after)} />
        </pre>
      )}
    </>
  );
}

function answerOf({ response, outcome }: AttemptDetail): string {
  if (response) return `HTTP ${response.status}`;
  return outcome ? 'none' : 'under way';
}

function tookOf({ timings }: AttemptDetail): string {
  return timings ? durationText(timings.totalMs) : 'under way';
}

function faultsOf({ faults = [] }: AttemptDetail): string {
  return faults.length === 0 ? 'none' : faults.join(', ');
}
