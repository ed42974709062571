import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Page } from '../state/route.ts';
import { DeliveriesView } from './deliveries/deliveries-view.tsx';

type OtherPages = typeof import('./other-pages.tsx');

const others = signal<OtherPages | undefined>(undefined);
const failed = signal(false);
let loading = false;

/** Loads the other pages: while nobody waits, so that they are there when they are asked for, also without the mock. */
export function loadOtherPages(): void {
  if (loading || others.value) return;
  loading = true;
  failed.value = false;
  import('./other-pages.tsx')
    .then((pages) => {
      others.value = pages;
    })
    .catch(() => {
      loading = false;
      failed.value = true;
    });
}

/** What the address asks for. */
export function PageView({ page: shown }: { readonly page: Page }) {
  if (shown.kind === 'deliveries') return <DeliveriesView />;
  if (shown.kind === 'missing') return <h1>There is no such page</h1>;
  return <OtherPage page={shown} />;
}

function OtherPage({ page: shown }: { readonly page: Page }) {
  useEffect(loadOtherPages, []);
  const pages = others.value;
  if (failed.value)
    return (
      <p class="offline">
        This page could not be loaded: the mock does not answer.{' '}
        <button type="button" class="button" onClick={loadOtherPages}>
          Try again
        </button>
      </p>
    );
  if (!pages) return null;
  switch (shown.kind) {
    case 'event':
      return <pages.EventView eventId={shown.eventId} />;
    case 'compose':
      return <pages.ComposeView />;
    case 'faults':
      return <pages.FaultsView />;
    case 'subscriptions':
      return <pages.SubscriptionsView />;
    case 'latency':
      return <pages.LatencyView />;
    case 'receiver-tests':
      return <pages.ReceiverTestView />;
    case 'signature':
      return <pages.SignatureView />;
    default:
      return null;
  }
}
