import { useEffect, useRef } from 'preact/hooks';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ConnectionMark } from '../parts/connection-mark.tsx';
import { FaultBanner } from '../parts/fault-banner.tsx';
import { HelpDialog, helpIsOpen } from '../parts/help-dialog.tsx';
import { NewsLine } from '../parts/news-line.tsx';
import { ThemeSwitch } from '../parts/theme-switch.tsx';
import { TimeSwitch } from '../parts/time-switch.tsx';
import { ToastLine } from '../parts/toast-line.tsx';
import { UncopiedDialog } from '../parts/uncopied-dialog.tsx';
import { signedOut } from '../state/api.ts';
import { connection, counts, togglePause } from '../state/live.ts';
import { navigate, type Page, page } from '../state/route.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { titleWithKey } from '../state/single-keys.ts';
import { PageView } from './page-view.tsx';
import { SignInView } from './sign-in-view.tsx';

const places: readonly (readonly [path: string, kind: Page['kind'], title: string])[] = [
  ['/', 'deliveries', 'Deliveries'],
  ['/compose', 'compose', 'Compose'],
  ['/faults', 'faults', 'Faults and clock'],
  ['/subscriptions', 'subscriptions', 'Subscriptions'],
  ['/latency', 'latency', 'Latency'],
  ['/receiver-tests', 'receiver-tests', 'Receiver tests'],
  ['/signature', 'signature', 'Signature'],
];

/** What surrounds every page. */
export function Shell() {
  const shown = page.value;
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useShortcuts(
    {
      '?': () => {
        helpIsOpen.value = true;
      },
      n: () => navigate('/compose'),
      p: togglePause,
      Escape: () => {
        if (page.value.kind !== 'deliveries') navigate('/');
      },
    },
    { everywhere: true },
  );
  useTitle(shown);
  useEffect(() => {
    // Where the names of the pages do not fit side by side, that of this one is in sight.
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    if (shown.kind === 'deliveries') return;
    // A new page is read from its top, by eyes and by screen readers.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [shown]);
  if (signedOut.value)
    return (
      <main class="page">
        <SignInView />
      </main>
    );
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header class="top">
        <div class="top-inside">
          <a class="brand" href="/">
            Plextera <span>webhooks</span>
          </a>
          <nav aria-label="Pages">
            {places.map(([path, kind, title]) => (
              <a
                key={path}
                href={path}
                aria-current={
                  kind === shown.kind
                    ? 'page'
                    : kind === 'deliveries' && shown.kind === 'event'
                      ? 'true'
                      : undefined
                }
              >
                {title}
              </a>
            ))}
          </nav>
          <div class="top-side">
            <ConnectionMark />
            <TimeSwitch />
            <ThemeSwitch />
            <button
              type="button"
              class="icon-button"
              aria-label="Keys and search"
              title={titleWithKey('Keys and search', '?')}
              onClick={() => {
                helpIsOpen.value = true;
              }}
            >
              ?
            </button>
          </div>
        </div>
      </header>
      {connection.value === 'lost' && (
        <p class="offline">
          The mock does not answer. What you see is what it told last; it is tried again by itself.
        </p>
      )}
      <FaultBanner />
      <main class="page" id="content" tabIndex={-1} ref={main}>
        <PageView page={shown} />
      </main>
      <ToastLine />
      <NewsLine />
      <HelpDialog />
      <UncopiedDialog />
      <ConfirmDialog />
    </>
  );
}

/** A tab that nobody looks at tells how it goes. */
function useTitle(shown: Page): void {
  const failed = counts.value.get('failed') ?? 0;
  const isLost = connection.value === 'lost';
  useEffect(() => {
    const [, , name = 'Not found'] = places.find(([, kind]) => kind === shown.kind) ?? [];
    // These say themselves how they stand.
    if ((shown.kind === 'event' || shown.kind === 'receiver-tests') && !isLost) return;
    const state = isLost
      ? 'Offline: '
      : shown.kind === 'deliveries' && failed > 0
        ? `${failed} failed: `
        : '';
    document.title = `${state}${name} · Plextera webhooks`;
  }, [shown, failed, isLost]);
}
