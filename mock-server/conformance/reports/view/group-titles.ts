const titles: Readonly<Record<string, string>> = {
  BAS: 'Baseline',
  SIG: 'Signature',
  FRS: 'Freshness',
  IDM: 'Idempotency and order',
  ENV: 'Envelope',
  FWD: 'Forward compatibility',
  HDR: 'Headers',
  TRN: 'Transport',
  LOD: 'Load',
  CON: 'Contract',
  FUZ: 'Made-up events',
};

/** What a group of cases is about; its own name where nobody said. */
export function groupTitle(group: string): string {
  return Object.hasOwn(titles, group) ? (titles[group] ?? group) : group;
}
