import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jsonText } from '../../conformance/reports/text/json-text.ts';
import { contract } from '../../contract/catalog.ts';
import { specFile } from '../../contract/spec-lines.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import type { Drift, DriftReport } from '../drift-report.ts';
import { type DriftKind, driftKinds } from '../findings/drift-kinds.ts';
import type { RecordedAt } from '../recorded.ts';
import { counted, placeText } from './place-text.ts';

const rules = Object.entries<DriftKind>(driftKinds);

/**
 * SARIF 2.1.0: a result for each kind of drift, at the line of the contract's document that declares what was departed
 * from; where it was seen first is a related location. What no line declares, such as a body that is no JSON, stands
 * where it was seen.
 */
export function sarifReport(report: DriftReport): string {
  const { drifts, requests, skipped, signatures, untold } = report;
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'plextera-webhooks', version: packageVersion, rules: rules.map(ruleOf) } },
        invocations: [invocationOf(report)],
        results: drifts.map(resultOf),
        properties: { contractVersion: contract.version, requests, skipped, signatures, untold },
      },
    ],
  });
}

function ruleOf([id, { severity, title, advice }]: readonly [string, DriftKind]) {
  return {
    id,
    shortDescription: { text: title },
    help: { text: advice },
    defaultConfiguration: { level: severity },
    properties: { tags: ['webhooks', 'drift'] },
  };
}

function invocationOf({ signatures: { secretGiven } }: DriftReport) {
  const text = 'signature not checked: there is no secret';
  return {
    executionSuccessful: true,
    ...(secretGiven ? {} : { toolExecutionNotifications: [{ level: 'note', message: { text } }] }),
  };
}

function resultOf({ code, severity, where, message, requests, first, ...drift }: Drift) {
  const { specLines, examples, eventTypes } = drift;
  const seen = code === 'record' ? counted(requests, 'part') : counted(requests, 'request');
  const seenAt = { ...recordedLocation(first), message: { text: `first seen: ${placeText(first)}` } };
  const declared = specLines.map(specLocation);
  const text = [
    `${where === '' ? driftKinds[code].title : where}: ${message} (in ${seen})`,
    ...(examples.length === 0 ? [] : [`Such as: ${examples.join(' or ')}`]),
  ].join('\n');
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(([id]) => id === code),
    level: severity,
    message: { text },
    locations: [declared[0] ?? recordedLocation(first)],
    relatedLocations: [...declared.slice(1), seenAt].map((location, id) => ({ id, ...location })),
    partialFingerprints: { 'drift/v1': `${code} ${where} ${message}` },
    occurrenceCount: requests,
    properties: { eventTypes },
  };
}

function specLocation(startLine: number) {
  return { physicalLocation: { artifactLocation: { uri: specFile }, region: { startLine } } };
}

function recordedLocation({ file, line }: RecordedAt) {
  const uri = isAbsolute(file) ? pathToFileURL(file).href : encodeURI(file.replaceAll('\\', '/'));
  return {
    physicalLocation: {
      artifactLocation: { uri: uri.replaceAll(/[?#]/g, encodeURIComponent) },
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
  };
}
