/** What runs receiver cases and reports on them. It is large, and most starts of the mock never need it. */
export type Conformance = Awaited<ReturnType<typeof load>>;

let loaded: Promise<Conformance> | undefined;

/** Loads it when it is first needed. */
export function loadConformance(): Promise<Conformance> {
  loaded ??= load();
  return loaded;
}

async function load() {
  const [catalogue, observer, receiver, exit, redact, reports, advice, curl, exchange, titles, words, run] =
    await Promise.all([
      import('../../conformance/cases/catalogue.ts'),
      import('../../conformance/observers/url-observer.ts'),
      import('../../conformance/receivers/http/open-http-receiver.ts'),
      import('../../conformance/reports/exit-meaning.ts'),
      import('../../conformance/reports/redact-run.ts'),
      import('../../conformance/reports/reports.ts'),
      import('../../conformance/reports/view/advice.ts'),
      import('../../conformance/reports/view/curl-of.ts'),
      import('../../conformance/reports/view/exchange-view.ts'),
      import('../../conformance/reports/view/group-titles.ts'),
      import('../../conformance/reports/view/run-counts.ts'),
      import('../../conformance/run/run-receiver-cases.ts'),
    ]);
  return {
    ...{ ...catalogue, ...observer, ...receiver, ...exit, ...redact, ...reports },
    ...{ ...advice, ...curl, ...exchange, ...titles, ...words, ...run },
  };
}
