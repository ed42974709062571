import type { SpecCopy } from '../spec-copy.ts';
import { at, type BadDocument } from './bad-document.ts';

const inExtension = (from: string, to: string) => (copy: SpecCopy) => copy.replace(from, to);

export const extensions: readonly BadDocument[] = [
  {
    what: 'misspells a key of x-sample',
    spoil: inExtension('x-sample: { ulid: dijob_ }', 'x-sample: { uild: dijob_ }'),
    says: `${at.jobId}/x-sample/uild: unknown key "uild"; did you mean "ulid"?`,
    on: 'uild',
  },
  {
    what: 'misspells a key of x-plextera-signature',
    spoil: inExtension('toleranceSeconds: 300', 'toleranceSecond: 300'),
    says: `${at.signature}: must have required property 'toleranceSeconds'`,
    on: 'x-plextera-signature',
  },
  {
    what: 'has one key too many in x-plextera-signature',
    spoil: inExtension('toleranceSeconds: 300', 'toleranceSeconds: 300\n        toleranceSecond: 300'),
    says: `${at.signature}/toleranceSecond: unknown key "toleranceSecond"; did you mean "toleranceSeconds"?`,
    on: 'toleranceSecond: 300',
  },
  {
    what: 'gives a parameter of the signature the wrong type',
    spoil: inExtension('toleranceSeconds: 300', 'toleranceSeconds: five minutes'),
    says: `${at.signature}/toleranceSeconds: must be integer`,
    on: 'five minutes',
  },
  {
    what: 'gives a parameter of the signature a value that nobody can compute',
    spoil: inExtension('encoding: hex', 'encoding: hexadecimal'),
    says: `${at.signature}/encoding: must be one of "hex", "base64"`,
    on: 'hexadecimal',
  },
  {
    what: 'has a format of the signature that does not fit its parts',
    spoil: inExtension('format: t={timestamp},v1={signature}', 'format: t={timestamp};v1={signature}'),
    says: `${at.signature}/format: its own parts make t={timestamp},v1={signature}`,
    on: 'format: t=',
  },
  {
    what: 'does not sign the body',
    spoil: inExtension('signedContent: "{timestamp}.{body}"', 'signedContent: "{timestamp}."'),
    says: `${at.signature}/signedContent: {body} is not signed`,
    on: 'signedContent',
  },
  {
    what: 'has one key too many in x-plextera-delivery',
    spoil: inExtension('        factor: 4', '        factor: 4\n        factr: 4'),
    says: `${at.delivery}/retry/factr: unknown key "factr"; did you mean "factor"?`,
    on: 'factr',
  },
  {
    what: 'does not say where a constant comes from',
    spoil: inExtension('        redirects: assumed\n', ''),
    says: `${at.delivery}/x-provenance: x-provenance of "redirects" is missing; say seed, docs or assumed`,
    on: 'x-provenance',
  },
  {
    what: 'marks a constant that is not there',
    spoil: inExtension(
      '        redirects: assumed\n',
      '        redirects: assumed\n        redirect: assumed\n',
    ),
    says: `${at.delivery}/x-provenance/redirect: unknown key "redirect"; did you mean "redirects"?`,
    on: 'redirect: assumed',
  },
  {
    what: 'misspells a mark',
    spoil: inExtension(
      'x-provenance: assumed\n          x-sample: { ulid: dijob_ }',
      'x-provenance: asumed\n          x-sample: { ulid: dijob_ }',
    ),
    says: `${at.jobId}/x-provenance: must be one of "seed", "docs", "assumed"`,
    on: 'asumed',
  },
  {
    what: 'misspells a key of x-event',
    spoil: inExtension(
      'resourceId: /data/runId,',
      'resourceId: /data/runId,\n          resorceId: /data/runId,',
    ),
    says: '#/components/messages/workflowRunCompleted/x-event/resorceId: unknown key "resorceId"; did you mean "resourceId"?',
    on: 'resorceId',
  },
  {
    what: 'misspells an extension outside of schemas',
    spoil: inExtension('      x-event:\n', '      x-evnt:\n'),
    says: `${at.message}/x-evnt: unknown keyword "x-evnt"; did you mean "x-event"?`,
    on: 'x-evnt',
  },
];
