import type { ReceiverCase } from '../../conformance/cases/receiver-case.ts';
import type { CaseResult } from '../../conformance/verdict.ts';
import { type Conformance, loadConformance } from './load-conformance.ts';
import type { CaseDetailView, CaseResultView, CaseView } from './run-view.ts';

const mostExchanges = 10;
const bodyCapBytes = 8_192;
/** A longer line nobody pastes. */
const mostCurlCharacters = 20_000;

/** Every case there is, in the order in which they are run. */
export async function caseList(): Promise<readonly CaseView[]> {
  const conformance = await loadConformance();
  return conformance.receiverCases.map((one) => caseView(one, conformance));
}

/** All about one case, and what a run found of it; undefined for an id that is none. */
export async function caseDetail(
  id: string,
  last: { readonly shown: CaseResultView | undefined; readonly found: CaseResult | undefined },
  url: URL | undefined,
): Promise<CaseDetailView | undefined> {
  const conformance = await loadConformance();
  const one = conformance.receiverCases.find((known) => known.id === id);
  if (!one) return undefined;
  const exchanges = last.found?.exchanges.slice(-mostExchanges) ?? [];
  const curl = conformance.curlOf(exchanges.at(-1), url ? { url } : {});
  return {
    ...caseView(one, conformance),
    ...(last.found ? conformance.adviceOf(last.found) : { why: one.why, fix: one.fix.text }),
    snippets: one.fix.snippets ?? {},
    source: one.source,
    ...(last.shown ? { result: last.shown } : {}),
    exchanges: exchanges.map((exchange) => conformance.exchangeView(exchange, bodyCapBytes)),
    ...(curl === undefined || curl.length > mostCurlCharacters ? {} : { curl }),
  };
}

function caseView(
  { id, group, title, severity, needs }: ReceiverCase,
  { groupTitle }: Conformance,
): CaseView {
  return { id, group, groupTitle: groupTitle(group), title, severity, needs };
}
