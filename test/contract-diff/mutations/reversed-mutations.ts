import { all, ending, type Mutation, ofDocuments, ofRuns, property, schema } from './mutation.ts';

/** What can only be shown the other way round: the change makes the old contract, and today's is the new one. */
export const reversedMutations: readonly Mutation[] = [
  {
    what: 'an enum becomes one of its values',
    change: (draft) =>
      draft
        .drop(property('JobFailedData', 'status', 'const'))
        .set(property('JobFailedData', 'status', 'enum'), ['FAILED', 'ERROR']),
    verdict: 'safe',
    rules: ['enum-narrower'],
    events: ['document-insights.job.failed'],
  },
  {
    what: 'an enum is opened',
    change: (draft) => draft.set(schema('StepType', 'enum'), ['document_insights', 'web_function']),
    verdict: 'breaking',
    rules: ['enum-wider'],
    events: ofRuns,
    paths: ['data.steps[].type'],
  },
  {
    what: 'a closed object is opened',
    change: (draft) => draft.set(schema('Workflow', 'additionalProperties'), false),
    verdict: 'breaking',
    rules: ['map-opened'],
    events: ofRuns,
  },
  {
    what: 'a pattern is gone',
    change: (draft) => draft.set(property('EventEnvelope', 'eventId', 'pattern'), '^evt_'),
    verdict: 'breaking',
    rules: ['form-looser'],
    events: all,
    paths: ['eventId'],
  },
  {
    what: 'a default is gone',
    change: (draft) => draft.set(property('Document', 'pageCount', 'default'), 1),
    verdict: 'breaking',
    rules: ['default-changed'],
    events: ofDocuments,
  },
  {
    what: 'an alternative is gone',
    change: (draft) =>
      draft.set(property('RunFailedData', 'error'), {
        oneOf: [{ $ref: '#/components/schemas/RunError' }, { type: 'string' }],
      }),
    verdict: 'safe',
    rules: ['alternative-removed'],
    events: ['workflow.run.failed'],
  },
  {
    what: 'the items of a list are described',
    change: (draft) => draft.drop(property('ExtractionOutput', 'fields', 'items')),
    verdict: 'safe',
    rules: ['items-tighter'],
    events: ending('.completed'),
  },
  {
    what: 'a type becomes any JSON',
    change: (draft) => draft.set(schema('FieldValue', 'type'), ['string', 'number', 'boolean', 'null']),
    verdict: 'breaking',
    rules: ['type-wider', 'example-refused'],
    events: ending('.completed'),
    paths: ['data.output.fields[].value'],
  },
];
