import { Icon } from '../../parts/icon.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import { heldCount, loaded, paused, rows, showHeld, shownRows, togglePause } from '../../state/live.ts';
import { setQuery } from '../../state/route.ts';
import { ClearLog } from './clear-log.tsx';
import { Counters } from './counters.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { FirstSteps } from './first-steps.tsx';
import { SearchBar } from './search-bar.tsx';
import { UnreachableNote } from './unreachable-note.tsx';

/** What was sent, as it happens. */
export function DeliveriesView() {
  const isEmpty = loaded.value && rows.value.length === 0 && heldCount.value === 0;
  return (
    <>
      <div class="title-line">
        <h1>Deliveries</h1>
        {!isEmpty && <Counters />}
      </div>
      {isEmpty ? (
        <FirstSteps />
      ) : (
        <>
          <div class="tools">
            <SearchBar />
            <button type="button" class="pause" aria-pressed={paused.value} onClick={togglePause}>
              <Icon name={paused.value ? 'play' : 'pause'} />
              {paused.value ? 'Go on' : 'Pause'} <KeyHint name="p" />
            </button>
            <ClearLog />
          </div>
          <UnreachableNote />
          <NewPill />
          {loaded.value &&
            (shownRows.value.length > 0 ? <DeliveryList rows={shownRows.value} /> : <NothingFound />)}
        </>
      )}
    </>
  );
}

function NewPill() {
  const count = heldCount.value;
  if (count === 0) return null;
  const show = () => {
    if (paused.value) togglePause();
    showHeld();
    window.scrollTo(0, 0);
  };
  return (
    <div class="pill-place">
      <button type="button" class="pill" onClick={show}>
        <Icon name="up" />
        {count.toLocaleString('en')} {paused.value ? 'changed' : 'new'}
      </button>
    </div>
  );
}

function NothingFound() {
  return (
    <section class="nothing">
      <h2>No delivery is like that</h2>
      <p>Every condition has to hold. Take one away, or begin anew.</p>
      <button type="button" onClick={() => setQuery({ q: undefined })}>
        Clear filters
      </button>
    </section>
  );
}
