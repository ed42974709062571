import { describe, expect, it } from 'vitest';
import { SpecError } from '../../scripts/generate/read/spec-error.ts';
import { extensions } from './bad-documents/extension-documents.ts';
import { files } from './bad-documents/file-documents.ts';
import { hints } from './bad-documents/hint-documents.ts';
import { messages } from './bad-documents/message-documents.ts';
import { references } from './bad-documents/reference-documents.ts';
import { schemas } from './bad-documents/schema-documents.ts';
import { yaml } from './bad-documents/yaml-documents.ts';
import { SpecCopy, sharedGenerator } from './spec-copy.ts';

const generate = sharedGenerator();
const badDocuments = [...yaml, ...references, ...schemas, ...extensions, ...hints, ...messages, ...files];

async function messageFor(copy: SpecCopy): Promise<string> {
  try {
    await generate(copy.root);
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  }
  throw new Error('the document was accepted');
}

describe('a document is refused in one line with file, line and path when it', () => {
  it.each(badDocuments)('$what', async ({ spoil, says, file = 'spec/asyncapi.yaml', on }) => {
    const copy = new SpecCopy();
    spoil(copy);

    const message = await messageFor(copy);

    const [where = ''] = message.split(': ');
    const line = /:(\d+)$/.exec(where)?.[1];
    expect(message).toBe(`${file}${line === undefined ? '' : `:${line}`}: ${says}`);
    if (on === undefined) expect(line).toBeUndefined();
    else expect(copy.read(file).split('\n')[Number(line) - 1]).toContain(on);
  });

  it('has an example that is not JSON', async () => {
    const copy = new SpecCopy();
    const file = 'spec/examples/workflow.run.failed/minimal.json';
    copy.replace('"apiVersion": "v1",', '"apiVersion": "v1"', file);

    // The words are V8's own and change with it; the line is ours.
    expect(await messageFor(copy)).toMatch(
      /^spec\/examples\/workflow\.run\.failed\/minimal\.json:6: not valid JSON: /,
    );
  });
});
