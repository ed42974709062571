import { computed, signal } from '@preact/signals';

/** Which page an address means. */
export type Page =
  | {
      readonly kind:
        | 'deliveries'
        | 'compose'
        | 'faults'
        | 'subscriptions'
        | 'latency'
        | 'receiver-tests'
        | 'signature'
        | 'missing';
    }
  | { readonly kind: 'event'; readonly eventId: string };

/** Everything that is read of an address; `location` is one. */
interface Address {
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
}

const address = signal<Address>({ origin: '', pathname: '/', search: '' });
/** So that a list that is come back to stands where it was left. */
const scrolled = new Map<string, number>();

/** By itself, so that a change of the query is no new page. */
const path = computed(() => address.value.pathname);
export const page = computed(() => pageOf(path.value));
/** The query of the address: everything that a page shows beyond its name. */
export const query = computed(() => new URLSearchParams(address.value.search));

/** Where the mock is reached. */
export const origin = computed(() => address.value.origin);

/** Makes an address the present one; of what stands in it only the page and its query are shown. */
export function showAddress({ origin, pathname, search }: Address): void {
  address.value = { origin, pathname, search };
}

/** Goes to a page of ours. */
export function navigate(url: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', url);
  else {
    rememberScroll();
    history.pushState(null, '', url);
  }
  showAddress(location);
}

/** Changes parts of the query; undefined takes one away. */
export function setQuery(
  parts: Readonly<Record<string, string | undefined>>,
  options = { replace: true },
): void {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(parts))
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  const text = next.toString();
  navigate(`${location.pathname}${text === '' ? '' : `?${text}`}`, options);
}

/** Goes back to the list as it was left, or to a fresh one where a deep link brought us. */
export function backToList(): void {
  navigate(lastList);
}

let lastList = '/';

function rememberScroll(): void {
  scrolled.set(location.pathname, window.scrollY);
  if (location.pathname === '/') lastList = `/${location.search}`;
}

export function scrollOf(path: string): number {
  return scrolled.get(path) ?? 0;
}

/** Follows the address: links of ours change the page without loading one. */
export function followLinks(): void {
  // The list is come back to by our own means: the browser would scroll before the rows are there.
  history.scrollRestoration = 'manual';
  showAddress(location);
  // A list that is there before this script is may have been scrolled.
  scrolled.set(location.pathname, window.scrollY);
  window.addEventListener('popstate', () => showAddress(location));
  window.addEventListener('scroll', () => scrolled.set(location.pathname, window.scrollY), { passive: true });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return;
    if (pageOf(link.pathname).kind === 'missing') return;
    event.preventDefault();
    if (link.href !== location.href) navigate(link.href);
  });
}

export function eventPath(eventId: string): string {
  return `/events/${encodeURIComponent(eventId)}`;
}

function pageOf(path: string): Page {
  if (path === '/') return { kind: 'deliveries' };
  const [, encoded] = /^\/events\/([^/]+)$/.exec(path) ?? [];
  if (encoded !== undefined) return { kind: 'event', eventId: decoded(encoded) };
  const kinds = ['compose', 'faults', 'subscriptions', 'latency', 'receiver-tests', 'signature'] as const;
  return { kind: kinds.find((kind) => path === `/${kind}`) ?? 'missing' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
