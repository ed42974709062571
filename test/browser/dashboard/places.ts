import type { Page } from 'playwright-core';

/** A page of the dashboard in one of its states. */
export interface Place {
  /** Names its pictures. */
  readonly name: string;
  /** `EVENT` stands for the id of an event that was delivered after a retry. */
  readonly path: string;
  /** What is on the page once it is complete. */
  readonly shows: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** Every page there is, once something was sent and the receiver was tested, with its tabs and dialogs. A new page is a line here. */
export const places: readonly Place[] = [
  { name: 'list', path: '/', shows: '[role=row][data-key]' },
  { name: 'help', path: '/', shows: 'dialog[open]', prepare: button('Keys and search') },
  { name: 'nothing-found', path: '/?q=status:failed%20code:nonsense', shows: '.nothing' },
  { name: 'event', path: '/events/EVENT', shows: '[role=tabpanel]' },
  { name: 'event-request', path: '/events/EVENT?', shows: '.headers', prepare: tab('Request') },
  { name: 'event-signature', path: '/events/EVENT?', shows: '[role=tabpanel]', prepare: tab('Signature') },
  { name: 'event-bytes', path: '/events/EVENT?', shows: '.hex', prepare: tab('Raw bytes') },
  { name: 'event-timing', path: '/events/EVENT?', shows: '.timing', prepare: tab('Timing') },
  { name: 'event-validation', path: '/events/EVENT?', shows: '[role=tabpanel]', prepare: tab('Validation') },
  { name: 'event-diff', path: '/events/EVENT?diff=1,2', shows: 'table' },
  {
    name: 'resend-dialog',
    path: '/events/EVENT?',
    shows: 'dialog[open]',
    prepare: button('Resend with changes'),
  },
  { name: 'copy-dialog', path: '/events/EVENT?', shows: 'dialog[open]', prepare: button('Copy as…') },
  { name: 'event-missing', path: '/events/none', shows: '.reason' },
  { name: 'compose', path: '/compose', shows: 'textarea' },
  { name: 'faults', path: '/faults', shows: '.banner' },
  { name: 'subscriptions', path: '/subscriptions', shows: '.subscription' },
  {
    name: 'latency',
    path: '/latency',
    shows: '.histogram',
    prepare: (page) => page.getByText('The same as a table').click(),
  },
  { name: 'compose-fields', path: '/compose?as=fields', shows: '.leaf-fields' },
  { name: 'clear-log', path: '/', shows: 'dialog[open]', prepare: button('Clear log') },
  {
    name: 'receiver-tests',
    path: '/receiver-tests',
    shows: '.case-advice',
    prepare: button(/^Baseline \d/),
  },
  { name: 'receiver-case', path: '/receiver-tests?case=SIG-05', shows: '.case-detail' },
  { name: 'signature', path: '/signature', shows: 'textarea' },
];

/** The same pages before anything was sent. */
export const emptyPlaces: readonly Place[] = [
  { name: 'empty-list', path: '/', shows: '.first-steps' },
  { name: 'empty-faults', path: '/faults', shows: 'form' },
  { name: 'empty-latency', path: '/latency', shows: 'h1' },
  { name: 'empty-receiver-tests', path: '/receiver-tests', shows: '.group-choice' },
];

/** Goes to a place and waits until it is complete. */
export async function goTo(page: Page, origin: string, place: Place, eventId = ''): Promise<void> {
  await page.goto(origin + place.path.replace('EVENT', eventId));
  await place.prepare?.(page);
  await page.locator(place.shows).first().waitFor();
}
