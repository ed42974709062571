import type { SpecCopy } from '../spec-copy.ts';
import type { BadDocument } from './bad-document.ts';

const inExtension = (from: string, to: string) => (copy: SpecCopy) => copy.replace(from, to);

export const hints: readonly BadDocument[] = [
  {
    what: 'copies what is not in the event',
    spoil: inExtension('copy: /data/completedAt', 'copy: /data/finishedAt'),
    says: '#/components/schemas/EventEnvelope/properties/occurredAt/x-sample/copy: DocumentInsightsJobCompletedEvent has no property at /data/finishedAt',
    on: 'finishedAt',
  },
  {
    what: 'copies what is not beside it',
    spoil: inExtension('copy: workflow/id', 'copy: workflow/key'),
    says: '#/components/schemas/RunCompletedData/properties/workflowId/x-sample/copy: RunCompletedData has no property at /workflow/key',
    on: 'workflow/key',
  },
  {
    what: 'copies what is not above it',
    spoil: inExtension('copy: ../steps/-1/message', 'copy: ../steps/-1/text'),
    says: '#/components/schemas/RunError/properties/message/x-sample/copy: RunFailedData has no property at /steps/-1/text',
    on: '../steps/-1/text',
  },
  {
    what: 'counts what is not there',
    spoil: inExtension('x-sample: { count: fields }', 'x-sample: { count: field }'),
    says: '#/components/schemas/ExtractionOutput/properties/fieldCount/x-sample/count: ExtractionOutput has no property at /field',
    on: 'count: field',
  },
  {
    what: 'counts what is no list',
    spoil: inExtension('x-sample: { count: data }', 'x-sample: { count: count }'),
    says: '#/components/schemas/NestedRuns/properties/count/x-sample/count: "count" is not a list',
    on: 'count: count',
  },
  {
    what: 'counts by a key that the items lack',
    spoil: inExtension('where: { status: COMPLETED }', 'where: { state: COMPLETED }'),
    says: '#/components/schemas/RunProgress/properties/stepsCompleted/x-sample/where/state: the items of "../steps" have no "state"',
    on: 'where: { state',
  },
  {
    what: 'asks whether something is there that never is',
    spoil: inExtension('x-sample: { present: output }', 'x-sample: { present: outptu }'),
    says: '#/components/schemas/JobCompletedData/properties/outputAvailable/x-sample/present: there is no property "outptu"',
    on: 'outptu',
  },
  {
    what: 'makes up an item with a key that items do not have',
    spoil: inExtension('- { id: due_date, name: Due date,', '- { id: due_date, nmae: Due date,'),
    says: '#/components/schemas/ExtractionOutput/properties/fields/x-sample/draw/2/nmae: "nmae" is no property of what is made up',
    on: 'nmae',
  },
];
