import { at, type BadDocument } from './bad-document.ts';

export const messages: readonly BadDocument[] = [
  {
    what: 'misspells a keyword of AsyncAPI at its root',
    spoil: (copy) => copy.replace('\noperations:\n', '\noperatoins:\n'),
    says: '#/operatoins: unknown keyword "operatoins"; did you mean "operations"?',
    on: 'operatoins',
  },
  {
    what: 'misspells a keyword of AsyncAPI that is optional',
    spoil: (copy) =>
      copy.replace(
        'defaultContentType: application/json\n',
        'defaultContentType: application/json\ntgas: []\n',
      ),
    says: '#/tgas: Property "tgas" is not expected to be here (asyncapi-document-resolved)',
    on: 'tgas',
  },
  {
    what: 'misspells a key of an example of a message',
    spoil: (copy) =>
      copy.replace(
        '            summary: Only what is required.,',
        '            sumary: Only what is required.,',
      ),
    says: `${at.message}/examples/0/sumary: Property "sumary" is not expected to be here (asyncapi-document-resolved)`,
    on: 'sumary',
  },
  {
    what: 'gives a keyword of AsyncAPI the wrong type',
    spoil: (copy) => copy.replace('    action: send\n', '    action: sned\n'),
    says: '#/operations/deliverEvent/action: "action" property must be equal to one of the allowed values: "send", "receive". Did you mean "send"? (asyncapi-document-resolved)',
    on: 'sned',
  },
  {
    what: 'has two operations',
    spoil: (copy) =>
      copy.replace(
        '\noperations:\n',
        '\noperations:\n  other: { action: send, channel: { $ref: "#/channels/deliveries" } }\n',
      ),
    says: '#/operations: exactly one operation is expected: the delivery of an event',
    on: 'operations:',
  },
  {
    what: 'has a message whose name is not its event type',
    spoil: (copy) => copy.replace('      name: workflow.run.failed', '      name: workflow.run.broken'),
    says: '#/components/messages/workflowRunFailed/name: the message’s name must be the event type of its payload, workflow.run.failed',
    on: 'workflow.run.broken',
  },
  {
    what: 'has two messages of one event type',
    spoil: (copy) =>
      copy.replace(
        '      workflowRunFailed:\n',
        '      workflowRunFailedAgain: { $ref: "#/components/messages/workflowRunFailed" }\n      workflowRunFailed:\n',
      ),
    says: '#/components/messages/workflowRunFailed/name: another message has the event type workflow.run.failed already',
    on: 'workflow.run.failed',
  },
  {
    what: 'has an event type that leaves the folder',
    spoil: (copy) =>
      copy.write(copy.read().replaceAll(/(name|const): workflow\.run\.failed/g, '$1: ../../evil')),
    says: '#/components/schemas/WorkflowRunFailedEvent/properties/eventType/const: an event type is lower-case words with dots and hyphens between them',
    on: '../../evil',
  },
  {
    what: 'has an event type whose schema would replace another',
    spoil: (copy) => copy.write(copy.read().replaceAll(/(name|const): workflow\.run\.failed/g, '$1: event')),
    says: '#/components/schemas/WorkflowRunFailedEvent/properties/eventType/const: the name event is taken by a generated file',
    on: 'const: event',
  },
  {
    what: 'calls an event by another name that is none',
    spoil: (copy) =>
      copy.replace(
        'alsoKnownAs: document-insights.extraction.failed',
        'alsoKnownAs: document-insights.extraction.lost',
      ),
    says: '#/components/messages/documentInsightsJobFailed/x-event/alsoKnownAs: document-insights.extraction.lost is no event type of this contract',
    on: 'extraction.lost',
  },
  {
    what: 'looks for the resource where it is not',
    spoil: (copy) => copy.replace('resourceId: /data/runId', 'resourceId: /data/id'),
    says: '#/components/messages/workflowRunCompleted/x-event/resourceId: WorkflowRunCompletedEvent has no property at /data/id',
    on: '/data/id',
  },
  {
    what: 'says another status than the payload',
    spoil: (copy) =>
      copy.replace('status: REJECTED,\n          carries', 'status: FAILED,\n          carries'),
    says: '#/components/messages/documentInsightsJobRejected/x-event/status: DocumentInsightsJobRejectedEvent says "REJECTED"',
    on: 'status: FAILED',
  },
  {
    what: 'has two headers with one role',
    spoil: (copy) => copy.replace('x-role: eventType', 'x-role: eventId'),
    says: `${at.headers}/X-Plextera-Event-Type/x-role: X-Plextera-Event-Id has the role "eventId" already`,
    on: 'x-role: eventId',
  },
  {
    what: 'has no header for a role',
    spoil: (copy) => {
      const text = copy.read();
      const from = text.indexOf('        X-Plextera-Api-Version:\n');
      const to = text.indexOf('        X-Plextera-Signature:\n');
      copy.write((text.slice(0, from) + text.slice(to)).replace('        - X-Plextera-Api-Version\n', ''));
    },
    says: `${at.headers}: no header has the x-role "apiVersion"`,
    on: 'properties:',
  },
  {
    what: 'has a header that mirrors nothing',
    spoil: (copy) => copy.replace('x-mirrors: /eventType', 'x-mirrors: /type'),
    says: `${at.headers}/X-Plextera-Event-Type/x-mirrors: EventEnvelope has no property at /type`,
    on: 'x-mirrors: /type',
  },
  {
    what: 'renames the header of the signature in one place',
    spoil: (copy) => copy.replace('      name: X-Plextera-Signature', '      name: X-Signature'),
    says: '#/components/securitySchemes/webhookSignature/name: the scheme’s name and the header of its signature differ',
    on: 'X-Signature',
  },
  {
    what: 'renames the header of the signature in two places',
    spoil: (copy) =>
      copy
        .replace('      name: X-Plextera-Signature', '      name: X-Signature')
        .replace('header: X-Plextera-Signature', 'header: X-Signature'),
    says: `${at.signature}/header: the header with the x-role "signature" is X-Plextera-Signature`,
    on: 'header: X-Signature',
  },
];
