import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: () => ComponentChildren;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Tabs as the authoring practices of ARIA describe them: the arrows choose. */
export function Tabs({ label, tabs, chosen, onChoose }: TabsProps) {
  // An event has as many of these as it has receivers.
  const own = useId();
  const at = Math.max(
    0,
    tabs.findIndex(({ id }) => id === chosen),
  );
  const choose = (to: number, list: EventTarget | null) => {
    const next = (to + tabs.length) % tabs.length;
    onChoose(tabs[next]?.id ?? '');
    if (list instanceof HTMLElement) list.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        class="tabs"
        onKeyDown={(event) => {
          const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          choose(step, event.currentTarget);
        }}
      >
        {tabs.map(({ id, title }, index) => (
          <button
            type="button"
            role="tab"
            id={`${own}-${id}`}
            key={id}
            aria-selected={index === at}
            aria-controls={`${own}-panel`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${own}-panel`} aria-labelledby={`${own}-${tabs[at]?.id}`} class="tab-panel">
        {tabs[at]?.content()}
      </div>
    </>
  );
}
