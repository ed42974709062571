import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { expect } from 'vitest';
import { openApiDocument } from '../../../mock-server/server/openapi/open-api-document.ts';
import { apiPieces } from '../../../mock-server/server/openapi/pieces.ts';

const base = 'https://mock.test/openapi.json';
export const document = openApiDocument(apiPieces);
const ajv = addFormatsModule.default(new Ajv2020({ strict: false, allErrors: true }));
const compiled = new Map<string, ValidateFunction>();
ajv.addSchema({ ...document, $id: base });

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly requestBody?: unknown;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Fails when the OpenAPI document does not say that this request may be answered so. Paths unknown to it pass. */
export function expectDocumented({ method, path, requestBody, status, headers, text }: Exchange): void {
  const template = templateOf(path.split('?')[0] ?? '');
  if (template === undefined) return;
  const operation = child(child('#/paths', template), method.toLowerCase());
  // A method that a path does not have is refused as its other methods would refuse.
  const from = at(operation) ? operation : child(child('#/paths', template), 'get');
  const responses = child(from, 'responses');
  const answer = resolve(child(responses, String(status)));
  if (!at(answer)) throw new Error(`${method} ${template} is not documented to answer ${status}`);
  for (const [name, header] of Object.entries(at(child(answer, 'headers')) ?? {})) {
    const value = headers.get(name);
    if (value === null) expect((header as { required?: boolean }).required ?? false, name).toBe(false);
    else expectValid(child(child(child(answer, 'headers'), name), 'schema'), value);
  }
  const media = headers.get('content-type')?.split(';')[0] ?? '';
  const schema = child(child(child(answer, 'content'), media), 'schema');
  if (at(child(answer, 'content'))) expectValid(schema, JSON.parse(text));
  else expect(text).toBe('');
  if (requestBody !== undefined && status < 300)
    expectValid(
      child(child(child(child(operation, 'requestBody'), 'content'), 'application/json'), 'schema'),
      requestBody,
    );
}

function expectValid(pointer: string, value: unknown): void {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${base}${pointer}` });
  compiled.set(pointer, validate);
  expect(validate(value) ? [] : validate.errors, pointer).toEqual([]);
}

function child(pointer: string, key: string): string {
  return `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

/** What the document holds at a pointer. */
function at(pointer: string): object | undefined {
  let value: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  }
  return value as object | undefined;
}

function resolve(pointer: string): string {
  const found = at(pointer);
  return found && '$ref' in found ? String(found.$ref) : pointer;
}

function templateOf(path: string): string | undefined {
  const paths = Object.keys(document.paths as object);
  return (
    paths.find((template) => template === path) ??
    paths.find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
  );
}
