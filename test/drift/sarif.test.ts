import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { checkRecordings } from '../../mock-server/drift/check-recordings.ts';
import { driftKinds } from '../../mock-server/drift/findings/drift-kinds.ts';
import { sarifReport } from '../../mock-server/drift/reports/sarif.ts';
import { tempFile } from '../fixtures/temp-folder.ts';
import { exportedLine, recorded, secret, withBody } from './recordings.ts';

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number };
  };
  readonly message?: { readonly text: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations: readonly (Location & { readonly id: number })[];
  readonly occurrenceCount: number;
}

const lineAt = ({ physicalLocation: { artifactLocation, region } }: Location) =>
  readFileSync(artifactLocation.uri, 'utf8').split('\n')[(region?.startLine ?? 0) - 1]?.trim();

async function sarifOf(content: string, name = 'log #1.ndjson') {
  const file = tempFile(content, name);
  const report = await checkRecordings([file], { secret });
  const [run] = JSON.parse(sarifReport(report)).runs;
  return { file, run, results: run.results as readonly Result[] };
}

test('each result has a rule, a level, and stands at the line that declares what was departed from', async () => {
  const spoiled = eventTypes.slice(0, 2).map((type) =>
    withBody(recorded(type), (event) => {
      event.data.document.region = 'eu';
      event.data.status = 'DONE';
      delete event.data.updatedAt;
    }),
  );
  const good = recorded();
  const extended = { ...good, headers: [...good.headers, ['X-Plextera-New', '1']] as const };
  const { file, run, results } = await sarifOf(
    `${spoiled.map((request) => exportedLine(request)).join('')}${exportedLine(extended)}{\n`,
  );
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(driftKinds));
  for (const { ruleId, ruleIndex } of results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(results.map(({ ruleId, level, occurrenceCount }) => [ruleId, level, occurrenceCount])).toEqual([
    ['schema.required', 'error', 2],
    ['schema.value', 'error', 1],
    ['schema.value', 'error', 1],
    ['record', 'error', 1],
    ['unknown.field', 'warning', 2],
    ['header.unknown', 'warning', 1],
  ]);
  const [required, completed, failed, record, field, header] = results;
  const declared = [required, completed, failed, field, header].map((result) =>
    result?.locations.map(lineAt),
  );
  const status = (text: string) =>
    `status: { type: string, const: ${text}, description: The terminal state., x-provenance: seed }`;
  expect(declared).toEqual([
    ['updatedAt: &updatedAt'],
    [status('COMPLETED')],
    [status('FAILED')],
    ['Document:'],
    ['DeliveryHeaders:'],
  ]);
  // The same property of another event type's schema, and where it was seen first.
  const [alias, seen] = required?.relatedLocations ?? [];
  expect(alias && lineAt(alias)).toBe('updatedAt: *updatedAt');
  expect(seen?.physicalLocation).toEqual({
    artifactLocation: { uri: pathToFileURL(file).href },
    region: { startLine: 1 },
  });
  expect(record?.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: pathToFileURL(file).href }, region: { startLine: 4 } } },
  ]);
  for (const { relatedLocations } of results)
    expect(relatedLocations.map(({ id }) => id)).toEqual(relatedLocations.map((_, at) => at));
});

test('is version 2.1.0 with all that the format demands of it', async () => {
  const added = withBody(recorded(), (event) => ({ ...event, region: 'eu' }));
  const file = tempFile(exportedLine(added), 'log.ndjson');
  const log = JSON.parse(sarifReport(await checkRecordings([file], {})));
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log.version).toBe('2.1.0');
  const [{ tool, invocations, results }] = log.runs;
  expect(tool.driver.name).toBe('plextera-webhooks');
  expect(invocations[0].executionSuccessful).toBe(true);
  expect(JSON.stringify(invocations)).toContain('signature not checked');
  for (const { message, locations } of results as readonly Result[]) {
    expect(message.text).not.toBe('');
    expect(locations).toHaveLength(1);
    expect(locations[0]?.physicalLocation.region?.startLine).toBeGreaterThan(0);
  }
});

test('nothing of the sender’s acts on who reads it', async () => {
  const hostile = '\u001b[31m\u202e\u0085</script>';
  const request = withBody(recorded(), (event) => ({ ...event, [hostile]: hostile, eventType: hostile }));
  const named = { ...request, headers: [...request.headers, ['X-Plextera-\u202e', hostile]] as const };
  const file = tempFile(exportedLine(named), 'log.ndjson');
  const text = sarifReport(await checkRecordings([file], { secret }));
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(text).toContain(headers.eventType.name);
});
