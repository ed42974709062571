/** All pages but the list, which does not wait for them. */
export { ComposeView } from './compose/compose-view.tsx';
export { EventView } from './event/event-view.tsx';
export { FaultsView } from './faults/faults-view.tsx';
export { LatencyView } from './latency/latency-view.tsx';
export { ReceiverTestView } from './receiver-test/receiver-test-view.tsx';
export { SignatureView } from './signature/signature-view.tsx';
export { SubscriptionsView } from './subscriptions/subscriptions-view.tsx';
