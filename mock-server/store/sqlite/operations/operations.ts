import { accept } from './accept.ts';
import { cancel } from './cancel.ts';
import { claim } from './claim.ts';
import { attemptsOf } from './log-attempts.ts';
import { changesAfter } from './log-changes.ts';
import { deliveriesOf, findDeliveries, getDelivery } from './log-deliveries.ts';
import { findEvents, getEvent } from './log-events.ts';
import { prune } from './prune.ts';
import { recover } from './recover.ts';
import { resend } from './resend.ts';
import { settle } from './settle.ts';
import { beginSession, countOwed, nextDueAtMs, probe } from './state.ts';
import {
  activeSubscriptions,
  deleteSubscription,
  getSubscription,
  insertSubscription,
  listSubscriptions,
  updateSubscription,
} from './subscriptions.ts';
import { lastChange } from './write-changes.ts';

/** What changes something: runs in a transaction, and throws when all it did is to be undone. */
export const writes = {
  accept,
  beginSession,
  cancel,
  claim,
  deleteSubscription,
  insertSubscription,
  probe,
  prune,
  recover,
  resend,
  settle,
  updateSubscription,
};

export const reads = {
  activeSubscriptions,
  attemptsOf,
  changesAfter,
  countOwed,
  deliveriesOf,
  findDeliveries,
  findEvents,
  getDelivery,
  getEvent,
  getSubscription,
  lastChange,
  listSubscriptions,
  nextDueAtMs,
};

/** Everything the worker does with the database, by name. */
export type Operations = typeof writes & typeof reads;
