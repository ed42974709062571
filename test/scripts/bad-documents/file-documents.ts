import { at, type BadDocument } from './bad-document.ts';

export const files: readonly BadDocument[] = [
  {
    what: 'has an example that breaks its schema',
    spoil: (copy) => copy.replace('"stepsTotal": ', '"stepsTotal": -1', at.minimal),
    file: at.minimal,
    says: '#/data/progress/stepsTotal: must be >= 0, says WorkflowRunFailedEvent; mend one of the two',
    on: 'stepsTotal',
  },
  {
    what: 'has an example of another event',
    spoil: (copy) => copy.replace('"workflow.run.failed"', '"workflow.run.completed"', at.minimal),
    file: at.minimal,
    says: '#/eventType: must be "workflow.run.failed", says WorkflowRunFailedEvent; mend one of the two',
    on: 'eventType',
  },
  {
    what: 'has an example with a misspelt key that is optional',
    spoil: (copy) => copy.replace('"steps": [', '"strtedAt": "2026-04-07T10:10:01Z", "steps": [', at.minimal),
    file: at.minimal,
    says: '#/data/strtedAt: "strtedAt" is not declared (did you mean "startedAt"?), says WorkflowRunFailedEvent; mend one of the two',
    on: 'strtedAt',
  },
  {
    what: 'has an example that is a list',
    spoil: (copy) => copy.write('[]\n', at.minimal),
    file: at.minimal,
    says: 'an example is a JSON object',
    on: '[]',
  },
  {
    what: 'has no examples',
    spoil: (copy) =>
      copy.write(
        copy
          .read()
          .replace(/(\n {4}workflowRunFailed:[\s\S]*?\n {6})examples:[\s\S]*?(\n {4}\w)/, '$1examples: []$2'),
      ),
    says: '#/components/messages/workflowRunFailed/examples: a message needs examples',
    on: 'examples: []',
  },
  {
    what: 'comes with a README without markers',
    spoil: (copy) => copy.write('# plextera-webhooks\n', 'README.md'),
    file: 'README.md',
    says: 'the table of events needs its markers, <!-- events:start --> and <!-- events:end -->',
  },
  {
    what: 'comes without a README',
    spoil: (copy) => copy.remove('README.md'),
    file: 'README.md',
    says: 'there is no such file',
  },
];
