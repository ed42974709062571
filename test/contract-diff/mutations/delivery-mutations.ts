import { all, type Mutation, ofRuns, property, schema } from './mutation.ts';

const headers = 'DeliveryHeaders';
const scheme = 'components/securitySchemes/webhookSignature';
const signature = `${scheme}/x-plextera-signature`;
const rules = 'operations/deliverEvent/x-plextera-delivery';
const http = 'components/messageTraits/delivery/bindings/http/headers';

/** Event types, headers, the signature, and the rules of delivery. */
export const deliveryMutations: readonly Mutation[] = [
  {
    what: 'an event type is removed',
    change: (draft) => draft.drop('channels/deliveries/messages/workflowRunFailed'),
    verdict: 'breaking',
    rules: ['event-removed'],
    events: ['workflow.run.failed'],
  },
  {
    what: 'an event type is renamed',
    change: (draft) =>
      draft
        .set('components/messages/workflowRunFailed/name', 'workflow.run.aborted')
        .set(property('WorkflowRunFailedEvent', 'eventType', 'const'), 'workflow.run.aborted'),
    verdict: 'breaking',
    rules: ['event-removed'],
    events: ['workflow.run.failed'],
  },
  {
    what: 'an event type is added',
    change: (draft) => {
      const event = structuredClone(draft.get(schema('WorkflowRunFailedEvent')));
      const message = structuredClone(draft.get('components/messages/workflowRunFailed'));
      draft
        .set(schema('WorkflowRunClosedEvent'), event)
        .set(property('WorkflowRunClosedEvent', 'eventType', 'const'), 'workflow.run.closed')
        .set('components/messages/workflowRunClosed', message)
        .set('components/messages/workflowRunClosed/name', 'workflow.run.closed')
        .set('components/messages/workflowRunClosed/payload', {
          $ref: '#/components/schemas/WorkflowRunClosedEvent',
        })
        .drop('components/messages/workflowRunClosed/examples')
        .set('channels/deliveries/messages/workflowRunClosed', {
          $ref: '#/components/messages/workflowRunClosed',
        });
    },
    verdict: 'safe',
    rules: ['event-added'],
    events: ['workflow.run.closed'],
  },
  {
    what: 'an event is about another resource',
    change: (draft) =>
      draft.set('components/messages/workflowRunFailed/x-event/resourceId', '/data/workflowId'),
    verdict: 'breaking',
    rules: ['event-meaning'],
    events: ['workflow.run.failed'],
  },
  {
    what: 'an event can be filtered by more',
    change: (draft) =>
      draft.set('components/messages/workflowRunFailed/x-event/filters/code', '/data/error/code'),
    verdict: 'safe',
    rules: ['filter-added'],
    events: ['workflow.run.failed'],
  },
  {
    what: 'a header is removed',
    change: (draft) =>
      draft
        .drop(property(headers, 'X-Plextera-Api-Version'))
        .take(schema(headers, 'required'), 'X-Plextera-Api-Version'),
    verdict: 'breaking',
    rules: ['header-removed'],
    events: all,
    paths: ['headers.X-Plextera-Api-Version'],
  },
  {
    what: 'a header is renamed',
    change: (draft) =>
      draft
        .rename(property(headers, 'X-Plextera-Delivery-Id'), 'X-Plextera-Attempt-Id')
        .set(schema(headers, 'required/0'), 'X-Plextera-Attempt-Id'),
    verdict: 'breaking',
    rules: ['header-removed'],
    events: all,
  },
  {
    what: 'a header is written in other letters',
    change: (draft) =>
      draft
        .rename(property(headers, 'X-Plextera-Delivery-Id'), 'x-plextera-delivery-id')
        .set(schema(headers, 'required/0'), 'x-plextera-delivery-id'),
    verdict: 'safe',
    rules: ['header-spelling'],
    events: all,
  },
  {
    what: 'a header becomes optional',
    change: (draft) => draft.take(schema(headers, 'required'), 'X-Plextera-Event-Id'),
    verdict: 'breaking',
    rules: ['property-optional'],
    events: all,
    paths: ['headers.X-Plextera-Event-Id'],
  },
  {
    what: 'a header is added',
    change: (draft) => draft.set(property(headers, 'X-Plextera-Trace-Id'), { type: 'string' }),
    verdict: 'safe',
    rules: ['header-added'],
    events: all,
  },
  {
    what: 'a header mirrors another property',
    change: (draft) => draft.set(property(headers, 'X-Plextera-Event-Id', 'x-mirrors'), '/data/jobId'),
    verdict: 'breaking',
    rules: ['header-meaning'],
    events: all,
  },
  {
    what: 'the body is said to be of another type',
    change: (draft) => draft.set(`${http}/properties/Content-Type/const`, 'application/cloudevents+json'),
    verdict: 'breaking',
    rules: ['const-changed'],
    events: all,
    paths: ['headers.Content-Type'],
  },
  {
    what: 'the content type of all messages is another one',
    change: (draft) => draft.set('components/messageTraits/delivery/contentType', 'application/cbor'),
    verdict: 'breaking',
    rules: ['content-type'],
    events: all,
  },
  ...(
    [
      ['the algorithm of the signature', `${signature}/algorithm`, 'sha512'],
      ['the tolerance of the signature', `${signature}/toleranceSeconds`, 600],
      ['what is signed', `${signature}/signedContent`, '{body}'],
      ['the header of the signature', `${scheme}/name`, 'Webhook-Signature'],
    ] as const
  ).map(
    ([what, path, value]): Mutation => ({
      what: `${what} is changed`,
      change: (draft) => draft.set(path, value),
      verdict: 'breaking',
      rules: ['signature-changed'],
      events: all,
    }),
  ),
  {
    what: 'the worked example of the signature is another one',
    change: (draft) => draft.set(`${scheme}/x-worked-example/secret`, 'whsec_of_the_manual'),
    verdict: 'docs',
    rules: ['words'],
    events: all,
  },
  ...(
    [
      ['the method is PUT', 'operations/deliverEvent/bindings/http/method', 'PUT', 'transport-changed'],
      ['the protocol is http', 'servers/subscriber/protocol', 'http', 'transport-changed'],
      ['the deadline is shorter', `${rules}/deadlineMs`, 5000, 'delivery-harder'],
      ['there are fewer attempts', `${rules}/retry/maxAttempts`, 8, 'delivery-harder'],
      ['the last attempt comes earlier', `${rules}/retry/factor`, 2, 'delivery-harder'],
      ['a status that was documented is not', `${rules}/documentedStatuses`, [200], 'delivery-harder'],
      ['retries follow another schedule', `${rules}/retry/schedule`, 'linear', 'delivery-changed'],
      ['redirects are followed', `${rules}/redirects`, 'follow', 'delivery-changed'],
      ['fewer statuses are a success', `${rules}/successStatuses/to`, 202, 'success-changed'],
      ['more statuses are a success', `${rules}/successStatuses/to`, 399, 'success-changed'],
      ['another status ends a subscription', `${rules}/goneStatuses`, [404, 410], 'success-changed'],
    ] as const
  ).map(
    ([what, path, value, rule]): Mutation => ({
      what,
      change: (draft) => draft.set(path, value),
      verdict: 'breaking',
      rules: [rule],
      events: all,
    }),
  ),
  ...(
    [
      ['the deadline is longer', `${rules}/deadlineMs`, 20_000],
      ['there are more attempts', `${rules}/retry/maxAttempts`, 15],
      ['one more status is documented', `${rules}/documentedStatuses`, [200, 202, 204]],
    ] as const
  ).map(
    ([what, path, value]): Mutation => ({
      what,
      change: (draft) => draft.set(path, value),
      verdict: 'safe',
      rules: ['delivery-easier'],
      events: all,
    }),
  ),
  {
    what: 'an event has another title',
    change: (draft) => {
      for (const name of ['workflowRunCompleted', 'workflowRunFailed'])
        draft.set(`components/messages/${name}/title`, 'A run is over');
    },
    verdict: 'docs',
    rules: ['words'],
    events: ofRuns,
  },
];
