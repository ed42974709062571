import {
  all,
  ending,
  type Mutation,
  ofDocuments,
  ofExtractions,
  ofJobs,
  ofRuns,
  property,
  schema,
} from './mutation.ts';

/** Properties that come, go, and change what they promise. */
export const objectMutations: readonly Mutation[] = [
  {
    what: 'a required property is removed from a shared schema',
    change: (draft) =>
      draft.drop(property('Document', 'mimeType')).take(schema('Document', 'required'), 'mimeType'),
    verdict: 'breaking',
    rules: ['property-removed'],
    events: ofDocuments,
    paths: ['data.document.mimeType'],
  },
  {
    what: 'an optional property is removed',
    change: (draft) => draft.drop(property('Document', 'pageCount')),
    verdict: 'breaking',
    rules: ['property-removed'],
    events: ofDocuments,
  },
  {
    what: 'a property is renamed',
    change: (draft) =>
      draft
        .rename(property('RunProgress', 'stepsTotal'), 'stepCount')
        .take(schema('RunProgress', 'required'), 'stepsTotal')
        .set(schema('RunProgress', 'required/1'), 'stepCount'),
    verdict: 'breaking',
    rules: ['property-removed'],
    events: ofRuns,
    paths: ['data.progress.stepsTotal', 'data.steps[].nestedRuns.data[].progress.stepsTotal'],
  },
  {
    what: 'a property of one event becomes optional',
    change: (draft) => draft.take(schema('RunFailedData', 'required'), 'error'),
    verdict: 'breaking',
    rules: ['property-optional'],
    events: ['workflow.run.failed'],
    paths: ['data.error'],
  },
  {
    what: 'a property deep in a recursive schema becomes optional',
    change: (draft) => draft.take(schema('NestedRuns', 'required'), 'count'),
    verdict: 'breaking',
    rules: ['property-optional'],
    events: ofRuns,
    paths: ['data.steps[].nestedRuns.count'],
  },
  {
    what: 'a property of the envelope becomes optional',
    change: (draft) => {
      for (const name of Object.keys(draft.get('components/schemas') as object).filter((key) =>
        /Event(Envelope)?$/.test(key),
      ))
        draft.take(schema(name, 'required'), 'occurredAt');
    },
    verdict: 'breaking',
    rules: ['property-optional'],
    events: all,
    paths: ['occurredAt'],
  },
  {
    what: 'an optional property is added',
    change: (draft) =>
      draft.set(property('Workflow', 'version'), { type: 'integer', 'x-provenance': 'assumed' }),
    verdict: 'safe',
    rules: ['property-added'],
    events: ofRuns,
    paths: ['data.workflow.version'],
  },
  {
    what: 'a required property is added',
    change: (draft) =>
      draft
        .set(property('Document', 'sha256'), { type: 'string', 'x-provenance': 'assumed' })
        .set(schema('Document', 'required/4'), 'sha256'),
    verdict: 'safe',
    rules: ['property-added', 'fixture-refused'],
    events: ofDocuments,
  },
  {
    what: 'an optional property becomes required',
    change: (draft) => draft.set(schema('ExtractedField', 'required/5'), 'placements'),
    verdict: 'safe',
    rules: ['property-required', 'fixture-refused'],
    events: ending('.completed'),
    paths: ['data.output.fields[].placements'],
  },
  {
    what: 'the values of a map may be of any type',
    change: (draft) => draft.set(schema('Tags', 'additionalProperties'), true),
    verdict: 'breaking',
    rules: ['map-opened'],
    events: ofDocuments,
    paths: ['data.metadata', 'data.tags'],
  },
  {
    what: 'the values of a map may be longer',
    change: (draft) => draft.set(schema('Tags', 'additionalProperties/maxLength'), 1024),
    verdict: 'breaking',
    rules: ['bound-looser'],
    events: ofDocuments,
    paths: ['data.metadata.*', 'data.tags.*'],
  },
  {
    what: 'a map gets a key with a value of another type',
    change: (draft) =>
      draft.set(schema('Tags', 'properties'), { priority: { type: 'integer', 'x-provenance': 'assumed' } }),
    verdict: 'breaking',
    rules: ['type-wider'],
    events: ofDocuments,
    paths: ['data.metadata.priority', 'data.tags.priority'],
  },
  {
    what: 'an open object is closed',
    change: (draft) => draft.set(schema('Workflow', 'additionalProperties'), false),
    verdict: 'safe',
    rules: ['map-closed'],
    events: ofRuns,
  },
  {
    what: 'the items of a list may be anything',
    change: (draft) => draft.drop(property('ExtractionOutput', 'fields', 'items')),
    verdict: 'breaking',
    rules: ['items-looser'],
    events: ending('.completed'),
    paths: ['data.output.fields'],
  },
  {
    what: 'any JSON becomes a text',
    change: (draft) => draft.set(schema('StepOutput', 'type'), 'string'),
    verdict: 'safe',
    rules: ['type-narrower', 'fixture-refused'],
    events: ofRuns,
  },
  {
    what: 'a reference goes to a copy of the same schema under another name',
    change: (draft) =>
      draft.rename(schema('Document'), 'SourceFile').document &&
      redirect(draft.document, 'Document', 'SourceFile'),
    verdict: 'safe',
    rules: ['schema-renamed'],
    events: ofDocuments,
  },
  {
    what: 'one vocabulary gets another schema for its labels',
    change: (draft) => {
      draft.set(schema('Labels'), { ...(draft.get(schema('Tags')) as object), maxProperties: 100 });
      for (const name of ['JobCompletedData', 'JobFailedData', 'JobRejectedData'])
        draft.set(property(name, 'metadata'), { $ref: '#/components/schemas/Labels' });
    },
    verdict: 'breaking',
    rules: ['bound-looser'],
    events: ofJobs,
    paths: ['data.metadata'],
  },
  {
    what: 'what an anchor shares gets another type',
    change: (draft) => draft.set(property('ExtractionCompletedData', 'extractionId', 'type'), 'integer'),
    verdict: 'breaking',
    rules: ['type-wider'],
    events: ofExtractions,
    paths: ['data.extractionId'],
  },
];

function redirect(node: unknown, from: string, to: string): void {
  if (typeof node !== 'object' || node === null) return;
  const holder = node as Record<string, unknown>;
  if (holder.$ref === `#/components/schemas/${from}`) holder.$ref = `#/components/schemas/${to}`;
  for (const child of Object.values(holder)) redirect(child, from, to);
}
