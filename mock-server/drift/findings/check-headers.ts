import { contract, headers as headerCatalog } from '../../contract/catalog.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { commonSchemas, specLines } from '../../contract/spec-lines.ts';
import { validateDeliveryHeaders } from '../../contract/validators.ts';
import type { HeaderPairs } from '../../dispatch/build-request.ts';
import { headerPrefix } from '../../receiver/header-prefix.ts';
import { readHeader } from '../../receiver/read-header.ts';
import { exampleValue } from './example-value.ts';
import type { Finding } from './finding.ts';

const declared = Object.values(headerCatalog);
const declaredNames: ReadonlySet<string> = new Set(declared.map(({ name }) => name.toLowerCase()));
const schemaLines = specLines.schemas[commonSchemas.headers];
const contentTypeHeader = 'Content-Type';

/**
 * What departs from the contract in the headers of a request.
 *
 * @param body what the headers mirror: the body as JSON, undefined where it is none.
 */
export function checkHeaders(headers: HeaderPairs, body: unknown): readonly Finding[] {
  return [
    ...declared.flatMap((header) => checkHeader(header, headers, body)),
    ...checkForms(headers),
    ...newHeaders(headers),
    ...checkContentType(headers),
  ];
}

function checkHeader(
  header: (typeof declared)[number],
  headers: HeaderPairs,
  body: unknown,
): readonly Finding[] {
  const { name } = header;
  const values = readHeader(headers, name);
  const at = { where: name, ...lineOf(name) };
  if (values.length === 0) return [{ code: 'header.missing', message: 'every delivery has it', ...at }];
  const repeated: readonly Finding[] =
    values.length > 1
      ? [{ code: 'header.repeated', message: 'it is there once', example: `${values.length} times`, ...at }]
      : [];
  const mirrored = 'mirrors' in header ? valueAt(body, header.mirrors) : undefined;
  const other = values.find((value) => value !== mirrored);
  if (!('mirrors' in header) || typeof mirrored !== 'string' || other === undefined) return repeated;
  const example = `${exampleValue(other)} where the body says ${exampleValue(mirrored)}`;
  return [...repeated, { code: 'header.mismatch', message: `mirrors ${header.mirrors}`, example, ...at }];
}

/** The forms that the schema of the headers demands, such as that of a time. */
function checkForms(headers: HeaderPairs): readonly Finding[] {
  const first = declared.flatMap(({ name }) => {
    const [value] = readHeader(headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const record: Readonly<Record<string, string>> = Object.fromEntries(first);
  if (validateDeliveryHeaders(record)) return [];
  return (validateDeliveryHeaders.errors ?? [])
    .filter(({ keyword }) => keyword !== 'required')
    .map(({ instancePath, keyword, message = `breaks ${keyword}` }) => {
      const name = instancePath.slice(1);
      return {
        code: 'header.value',
        where: name,
        message,
        example: exampleValue(record[name]),
        ...lineOf(name),
      };
    });
}

function newHeaders(headers: HeaderPairs): readonly Finding[] {
  if (headerPrefix === '') return [];
  const isNew = (name: string) => name.startsWith(headerPrefix) && !declaredNames.has(name);
  return headers.flatMap(([name, value]): readonly Finding[] => {
    if (!isNew(name.toLowerCase())) return [];
    const specLine = schemaLines ? { specLine: schemaLines.line } : {};
    const example = exampleValue(value, name);
    return [{ code: 'header.unknown', where: name, message: 'is not declared', example, ...specLine }];
  });
}

function checkContentType(headers: HeaderPairs): readonly Finding[] {
  const at = { where: contentTypeHeader, specLine: specLines.contentType };
  const message = `must be ${contract.contentType}`;
  const values = readHeader(headers, contentTypeHeader);
  if (values.length === 0) return [{ code: 'header.missing', message, ...at }];
  const other = values.find((value) => mediaType(value) !== contract.contentType);
  return other === undefined ? [] : [{ code: 'header.value', message, example: exampleValue(other), ...at }];
}

/** Without parameters, such as that of the characters, which change nothing for JSON. */
function mediaType(value: string): string {
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function lineOf(name: string): { readonly specLine?: number } {
  const specLine = schemaLines?.properties[name];
  return specLine === undefined ? {} : { specLine };
}
