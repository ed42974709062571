import { all, ending, type Mutation, ofDocuments, ofRuns, property, schema } from './mutation.ts';

/** Types, constants, enums, bounds, forms and alternatives of single values. */
export const valueMutations: readonly Mutation[] = [
  {
    what: 'a whole number becomes any number',
    change: (draft) => draft.set(property('Document', 'sizeBytes', 'type'), 'number'),
    verdict: 'breaking',
    rules: ['type-wider'],
    events: ofDocuments,
    paths: ['data.document.sizeBytes'],
  },
  {
    what: 'any number becomes a whole one',
    change: (draft) =>
      draft
        .set(property('FieldPlacement', 'page', 'type'), 'integer')
        .set(property('ExtractedField', 'confidence', 'type'), 'integer'),
    verdict: 'safe',
    rules: ['type-narrower', 'fixture-refused'],
    events: ending('.completed'),
  },
  {
    what: 'a text becomes a number',
    change: (draft) => draft.set(property('Workflow', 'id', 'type'), 'integer'),
    verdict: 'breaking',
    rules: ['type-wider'],
    events: ofRuns,
    paths: ['data.workflow.id'],
  },
  {
    what: 'a text may be null',
    change: (draft) => draft.set(property('RunStep', 'message', 'type'), ['string', 'null']),
    verdict: 'breaking',
    rules: ['null-allowed'],
    events: ofRuns,
    paths: ['data.steps[].message'],
  },
  {
    what: 'a text may be null by anyOf',
    change: (draft) =>
      draft.set(property('RunStep', 'message'), { anyOf: [{ type: 'string' }, { type: 'null' }] }),
    verdict: 'breaking',
    rules: ['null-allowed'],
    events: ofRuns,
  },
  {
    what: 'a text becomes a text or a number',
    change: (draft) => draft.set(property('ProcessingError', 'code', 'type'), ['string', 'integer']),
    verdict: 'breaking',
    rules: ['type-wider'],
    events: ending('.failed'),
    paths: ['data.error.code'],
  },
  {
    what: 'a constant is another one',
    change: (draft) => draft.set(property('JobFailedData', 'status', 'const'), 'ERROR'),
    verdict: 'breaking',
    rules: ['const-changed'],
    events: ['document-insights.job.failed'],
    paths: ['data.status'],
  },
  {
    what: 'a constant becomes any text',
    change: (draft) => draft.drop(property('RunCompletedData', 'status', 'const')),
    verdict: 'breaking',
    rules: ['const-changed'],
    events: ['workflow.run.completed'],
    paths: ['data.status'],
  },
  {
    what: 'a constant becomes an enum that has it',
    change: (draft) =>
      draft
        .drop(property('RunCompletedData', 'status', 'const'))
        .set(property('RunCompletedData', 'status', 'enum'), ['COMPLETED', 'CLOSED']),
    verdict: 'breaking',
    rules: ['enum-wider'],
    events: ['workflow.run.completed'],
  },
  {
    what: 'an open list of values becomes an enum',
    change: (draft) =>
      draft.set(schema('RunStatus', 'enum'), ['PROCESSING', 'COMPLETED', 'FAILED', 'CLOSED']),
    verdict: 'safe',
    rules: ['enum-narrower'],
    events: ofRuns,
    paths: ['data.steps[].nestedRuns.data[].status'],
  },
  {
    what: 'an open list of values knows one more',
    change: (draft) => draft.set(schema('StepStatus', 'x-known-values/4'), 'SKIPPED'),
    verdict: 'safe',
    rules: ['known-values'],
    events: ofRuns,
  },
  {
    what: 'the lower bound of a number is gone',
    change: (draft) => draft.drop(property('RunProgress', 'stepsCompleted', 'minimum')),
    verdict: 'breaking',
    rules: ['bound-looser'],
    events: ofRuns,
  },
  {
    what: 'the upper bound of a number is higher',
    change: (draft) => draft.set(property('ExtractedField', 'confidence', 'maximum'), 100),
    verdict: 'breaking',
    rules: ['bound-looser'],
    events: ending('.completed'),
  },
  {
    what: 'the bound of a number is written in another way',
    change: (draft) =>
      draft
        .drop(property('FieldPlacement', 'page', 'minimum'))
        .set(property('FieldPlacement', 'page', 'exclusiveMinimum'), 0)
        .set(property('FieldPlacement', 'page', 'description'), 'Which page.'),
    verdict: 'docs',
    rules: ['words'],
    events: ending('.completed'),
  },
  {
    what: 'a text may be empty',
    change: (draft) => draft.drop(property('Document', 'fileId', 'minLength')),
    verdict: 'breaking',
    rules: ['bound-looser'],
    events: ofDocuments,
  },
  {
    what: 'a map may hold fewer keys',
    change: (draft) => draft.set(schema('Tags', 'maxProperties'), 20),
    verdict: 'safe',
    rules: ['bound-tighter'],
    events: ofDocuments,
  },
  {
    what: 'a time is any text',
    change: (draft) => draft.drop(property('EventEnvelope', 'occurredAt', 'format')),
    verdict: 'breaking',
    rules: ['form-looser'],
    events: all,
    paths: ['occurredAt'],
  },
  {
    what: 'a text gets a pattern',
    change: (draft) => draft.set(property('Document', 'mimeType', 'pattern'), '^[a-z]+/.+$'),
    verdict: 'safe',
    rules: ['form-tighter'],
    events: ofDocuments,
  },
  {
    what: 'a default is given',
    change: (draft) => draft.set(property('Document', 'pageCount', 'default'), 1),
    verdict: 'safe',
    rules: ['default-added'],
    events: ofDocuments,
  },
  {
    what: 'an object becomes one of two',
    change: (draft) =>
      draft.set(property('RunFailedData', 'error'), {
        oneOf: [{ $ref: '#/components/schemas/RunError' }, { type: 'string' }],
      }),
    verdict: 'breaking',
    rules: ['alternative-added'],
    events: ['workflow.run.failed'],
    paths: ['data.error'],
  },
  {
    what: 'allOf adds a property to a shared schema',
    change: (draft) =>
      draft.set(property('RunFailedData', 'error'), {
        allOf: [
          { $ref: '#/components/schemas/RunError' },
          { properties: { retryable: { type: 'boolean' } } },
        ],
      }),
    verdict: 'safe',
    rules: ['property-added'],
    events: ['workflow.run.failed'],
    paths: ['data.error.retryable'],
  },
  {
    what: 'a keyword is added that only forbids',
    change: (draft) => draft.set(property('Workflow', 'name', 'not'), { const: '' }),
    verdict: 'safe',
    rules: ['narrowed'],
    events: ofRuns,
  },
  {
    what: 'a keyword comes that no rule judges',
    change: (draft) => draft.set(property('Workflow', 'name', 'discriminator'), 'type'),
    verdict: 'breaking',
    rules: ['not-comparable'],
    events: ofRuns,
  },
  {
    what: 'descriptions, examples and marks are others',
    change: (draft) =>
      draft
        .set(property('Document', 'fileName', 'description'), 'Its name.')
        .set(property('Document', 'fileName', 'examples'), ['a.pdf'])
        .set(schema('StepStatus', 'x-provenance'), 'docs'),
    verdict: 'docs',
    rules: ['words'],
    events: [...ofDocuments, ...ofRuns],
  },
];
