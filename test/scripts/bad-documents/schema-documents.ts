import type { SpecCopy } from '../spec-copy.ts';
import { at, type BadDocument } from './bad-document.ts';

const inJobId = (line: string) => (copy: SpecCopy) =>
  copy.replace(
    '        jobId: &jobId\n          type: string\n',
    `        jobId: &jobId\n          type: string\n          ${line}\n`,
  );

export const schemas: readonly BadDocument[] = [
  {
    what: 'misspells a keyword of a schema',
    spoil: inJobId('minLenght: 1'),
    says: `${at.jobId}/minLenght: unknown keyword "minLenght"; did you mean "minLength"?`,
    on: 'minLenght',
  },
  {
    what: 'uses a keyword that nobody knows',
    spoil: inJobId('colour: red'),
    says: `${at.jobId}/colour: unknown keyword "colour"; known are $ref, type, format, const, enum, title, description, default, required, properties, additionalProperties, minProperties, maxProperties, items, minItems, maxItems, minimum, maximum, minLength, maxLength, examples`,
    on: 'colour',
  },
  {
    what: 'gives an id a pattern',
    spoil: inJobId('pattern: ^dijob_'),
    says: `${at.jobId}/pattern: "pattern" is not used in this contract: the form of a value is an example, never a rule`,
    on: 'pattern',
  },
  {
    what: 'shares by allOf',
    spoil: (copy) =>
      copy.replace('    Tags:\n', '    Tags:\n      allOf: [{ $ref: "#/components/schemas/Document" }]\n'),
    says: '#/components/schemas/Tags/allOf: "allOf" is not used in this contract: schemas are flat here, because generators of models rewrite what allOf shares',
    on: 'allOf',
  },
  {
    what: 'misspells an extension within a schema',
    spoil: inJobId('x-smaple: { hex: 24 }'),
    says: `${at.jobId}/x-smaple: unknown keyword "x-smaple"; did you mean "x-sample"?`,
    on: 'x-smaple',
  },
  {
    what: 'has an unknown extension in a schema',
    spoil: inJobId('x-internal: true'),
    says: `${at.jobId}/x-internal: unknown keyword "x-internal"; known are x-provenance, x-sample, x-known-values, x-role, x-mirrors`,
    on: 'x-internal',
  },
  {
    what: 'misspells a type',
    spoil: (copy) =>
      copy.replace(
        '        jobId: &jobId\n          type: string',
        '        jobId: &jobId\n          type: strng',
      ),
    says: `${at.jobId}/type: must be one of "array", "boolean", "integer", "null", "number", "object", "string"`,
    on: 'type: strng',
  },
  {
    what: 'allows null, which Modelina forgets',
    spoil: (copy) =>
      copy.replace(
        '        jobId: &jobId\n          type: string',
        '        jobId: &jobId\n          type: [string, "null"]',
      ),
    says: `${at.jobId}/type: nothing is null here: what is optional is left out`,
    on: '"null"',
  },
  {
    what: 'names a format that the validators cannot check',
    spoil: (copy) => copy.replace('format: date-time', 'format: datetime'),
    says: `${at.headers}/X-Plextera-Event-Occurred-At/format: unknown format "datetime"; did you mean "date-time"?`,
    on: 'format: datetime',
  },
  {
    what: 'has an enum without a name',
    spoil: inJobId('enum: [a, b]'),
    says: `${at.jobId}/enum: an enum needs a name: move it to components.schemas and refer to it`,
    on: 'enum: [a, b]',
  },
  {
    what: 'has an object without a name',
    spoil: (copy) =>
      copy.replace(
        '        output: { $ref: "#/components/schemas/ExtractionOutput" }',
        '        output:\n          type: object\n          x-provenance: seed\n          properties: { a: { type: string, x-provenance: seed } }',
      ),
    says: '#/components/schemas/JobCompletedData/properties/output: an object needs a name: move it to components.schemas and refer to it',
    on: 'output:',
  },
  {
    what: 'has an object without a name in a list',
    spoil: (copy) =>
      copy.replace(
        'items: { $ref: "#/components/schemas/RunStep" }',
        'items: { type: object, properties: {} }',
      ),
    says: '#/components/schemas/RunCompletedData/properties/steps/items: an object needs a name: move it to components.schemas and refer to it',
    on: 'items:',
  },
  {
    what: 'has a list of nobody knows what',
    spoil: (copy) => copy.replace('          items: { $ref: "#/components/schemas/RunStep" }\n', ''),
    says: '#/components/schemas/RunCompletedData/properties/steps/items: a schema is a mapping',
    on: 'steps:',
  },
  {
    what: 'does not say where a property comes from',
    spoil: (copy) =>
      copy.replace('          x-provenance: assumed\n          x-sample: { ulid: dijob_ }\n', ''),
    says: `${at.jobId}: x-provenance is missing; say seed, docs or assumed`,
    on: 'jobId:',
  },
  {
    what: 'requires a property that is not there',
    spoil: (copy) => copy.replace('required: [fieldCount, fields]', 'required: [fieldCount, field]'),
    says: '#/components/schemas/ExtractionOutput/required/1: "field" is required but is no property',
    on: 'required: [fieldCount, field]',
  },
  {
    what: 'closes a schema',
    spoil: (copy) =>
      copy
        .replace('    Tags:\n', '    Tags:\n      additionalProperties: false\n')
        .replace('      additionalProperties: { type: string, minLength: 1, maxLength: 512 }\n', ''),
    says: '#/components/schemas/Tags/additionalProperties: schemas stay open: what is unknown is the reader’s policy',
    on: 'additionalProperties: false',
  },
  {
    what: 'names a schema like a type that is generated',
    spoil: (copy) =>
      copy.write(
        copy
          .read()
          .replaceAll('schemas/Workflow"', 'schemas/Envelope"')
          .replace('    Workflow:', '    Envelope:'),
      ),
    says: '#/components/schemas/Envelope: the name Envelope is taken by generated code',
    on: 'Envelope:',
  },
  {
    what: 'names a schema as no type can be named',
    spoil: (copy) =>
      copy.write(
        copy
          .read()
          .replaceAll('schemas/Workflow"', 'schemas/work-flow"')
          .replace('    Workflow:', '    work-flow:'),
      ),
    says: '#/components/schemas/work-flow: a schema is named in PascalCase, by letters and digits; "work-flow" is not',
    on: 'work-flow:',
  },
  {
    what: 'names a schema as Modelina names those without a name',
    spoil: (copy) =>
      copy.write(
        copy.read().replaceAll('schemas/Workflow"', 'schemas/Root"').replace('    Workflow:', '    Root:'),
      ),
    says: '#/components/schemas: the model Root has a name that Modelina gives to schemas without one; name the schema otherwise',
  },
  {
    what: 'needs a library to be validated',
    spoil: (copy) =>
      copy.replace(
        '        jobId: &jobId\n',
        '        extra: { const: { a: 1 }, x-provenance: assumed }\n        jobId: &jobId\n',
      ),
    says: 'a validator would need ajv/dist/runtime/equal at run time; use simpler keywords',
  },
  {
    what: 'lets an event differ from the envelope',
    spoil: (copy) =>
      copy.replace('        eventId: *eventId\n', '        eventId: { type: string, x-provenance: seed }\n'),
    says: '#/components/schemas/DocumentInsightsJobCompletedEvent/properties/eventId: not the same as in EventEnvelope',
    on: 'eventId: { type: string',
  },
  {
    what: 'lets an event require less than the envelope',
    spoil: (copy) =>
      copy.replace(
        '      description: A workflow run reached FAILED.\n      required: [eventId, eventType,',
        '      description: A workflow run reached FAILED.\n      required: [eventType,',
      ),
    says: '#/components/schemas/WorkflowRunFailedEvent/required: not the same as in EventEnvelope',
    on: 'required: [eventType,',
  },
  {
    what: 'has a property that would be a prototype',
    spoil: (copy) =>
      copy.replace(
        '        pageCount:\n',
        '        "__proto__": { type: string, x-provenance: docs }\n        pageCount:\n',
      ),
    says: '#/components/schemas/Document/properties/__proto__: half of all programs cannot read a property of this name',
    on: '__proto__',
  },
];
