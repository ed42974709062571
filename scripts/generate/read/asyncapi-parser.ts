import { Worker } from 'node:worker_threads';

/** What is asked of the worker: one document, and by which rules to judge it. */
export interface ParserRequest {
  readonly id: number;
  readonly text: string;
  /** Absolute path of the document; references to files are relative to it. */
  readonly source: string;
  readonly rules: 'structure' | 'all';
}

/** One thing that the parser has to say; severity 0 is an error, 1 a warning, 2 and 3 are remarks. */
export interface ParserFinding {
  readonly severity: number;
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** The AsyncAPI parser in a thread of its own. An idle one does not keep the process alive. */
export interface AsyncApiParser {
  findings(request: Omit<ParserRequest, 'id'>): Promise<readonly ParserFinding[]>;
  close(): Promise<void>;
}

/**
 * Starts the parser. It takes more than a second to load and to judge, which is as long as everything else
 * together: hence a thread, started before anything else is loaded.
 */
export function startAsyncApiParser(): AsyncApiParser {
  // Without `execArgv` the thread would load the TypeScript loader of its parent as well, for nothing.
  const worker = new Worker(new URL('./asyncapi-worker.mjs', import.meta.url), { execArgv: [] });
  const waiting = new Map<number, Settle>();
  let last = 0;
  worker.unref();
  worker.on('message', ({ id, findings }: { id: number; findings: readonly ParserFinding[] }) => {
    waiting.get(id)?.resolve(findings);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  let failure: Error | undefined;
  worker.on('error', (error) => {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return {
    findings: (request) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.ref();
        worker.postMessage({ ...request, id: last } satisfies ParserRequest);
      }),
    close: async () => void (await worker.terminate()),
  };
}

interface Settle {
  resolve(findings: readonly ParserFinding[]): void;
  reject(error: unknown): void;
}
