import type { SpecCopy } from '../spec-copy.ts';
import { at, type BadDocument } from './bad-document.ts';

const reference = (target: string) => (copy: SpecCopy) =>
  copy.replace('"#/components/schemas/DocumentInsightsJobCompletedEvent"', JSON.stringify(target));

const remote = ['http://a.test/x.yaml', 'https://a.test/x.yaml#/a', '//a.test/x.yaml', 'file:///etc/passwd'];

export const references: readonly BadDocument[] = [
  ...remote.map((target) => ({
    what: `refers to ${target}`,
    spoil: reference(target),
    says: `${at.message}/payload/$ref: ${target} is remote; copy it into spec/, because nothing is fetched`,
    on: target,
  })),
  {
    what: 'refers to nothing',
    spoil: reference('#/components/schemas/Nothing'),
    says: `${at.message}/payload/$ref: nothing is at #/components/schemas/Nothing; correct the reference or add what it names`,
    on: 'schemas/Nothing',
  },
  {
    what: 'refers to a file outside of spec/',
    spoil: reference('../README.md'),
    says: `${at.message}/payload/$ref: ../README.md is outside of spec/`,
    on: '../README.md',
  },
  {
    what: 'refers to a file that is not there',
    spoil: reference('./none.json'),
    says: `${at.message}/payload/$ref: there is no file ./none.json; correct the reference or add it`,
    on: './none.json',
  },
  {
    what: 'refers to a number',
    spoil: (copy) =>
      copy.replace('data: { $ref: "#/components/schemas/JobCompletedData" }', 'data: { $ref: 5 }'),
    says: '#/components/schemas/DocumentInsightsJobCompletedEvent/properties/data/$ref: a reference is text',
    on: '$ref: 5',
  },
  {
    what: 'has a schema that is nothing but itself',
    spoil: (copy) =>
      copy.replace(
        '    Tags:\n      type: object',
        '    Tags:\n      $ref: "#/components/schemas/Tags"\n      type: object',
      ),
    says: '#/components/schemas/JobCompletedData/properties/metadata/$ref: #/components/schemas/Tags leads back to itself and never to a value',
    on: 'metadata:',
  },
  {
    what: 'refers from a schema to something that is no schema',
    spoil: (copy) =>
      copy.replace('data: { $ref: "#/components/schemas/JobCompletedData" }', 'data: { $ref: "#/info" }'),
    says: '#/components/schemas/DocumentInsightsJobCompletedEvent/properties/data/$ref: a schema refers to one of components.schemas and to nothing else',
    on: '#/info',
  },
  {
    what: 'writes something beside a $ref',
    spoil: (copy) =>
      copy.replace(
        'data: { $ref: "#/components/schemas/JobCompletedData" }',
        'data: { $ref: "#/components/schemas/JobCompletedData", description: Lost }',
      ),
    says: '#/components/schemas/DocumentInsightsJobCompletedEvent/properties/data/description: draft-07 ignores what stands beside a $ref, "description" here',
    on: 'Lost',
  },
];
