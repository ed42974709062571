// @ts-check
// Plain JavaScript, because a worker does not inherit the loader that runs TypeScript here.
import { parentPort } from 'node:worker_threads';
import { Parser } from '@asyncapi/parser';

/** @typedef {import('./asyncapi-parser.ts').ParserRequest} ParserRequest */

/** @param {string} schema */
const refuse = (schema) => ({
  schema,
  order: 1,
  canRead: true,
  /** @param {{ toString(): string }} uri */
  read: (uri) => {
    throw new Error(`${uri.toString()} is remote, and nothing is fetched`);
  },
});

/** Where a reference is not allowed at all is left to `lint:spec`: that rule compiles the same schema once more. */
const structure = /** @type {const} */ ({
  core: true,
  recommended: false,
  rules: { 'asyncapi-document-unresolved': 'off' },
});

/** @param {ParserRequest['rules']} rules */
function newParser(rules) {
  return new Parser({
    __unstable: { resolver: { cache: false, resolvers: [refuse('http'), refuse('https')] } },
    ruleset: rules === 'all' ? { core: true, recommended: true } : structure,
  });
}

/** @type {Map<ParserRequest['rules'], Parser>} */
const parsers = new Map([['structure', newParser('structure')]]);

parentPort?.on('message', async (/** @type {ParserRequest} */ { id, text, source, rules }) => {
  const parser = parsers.get(rules) ?? newParser(rules);
  parsers.set(rules, parser);
  const diagnostics = await parser.validate(text, { source });
  const findings = diagnostics.map(({ severity, code, message, path }) => ({
    severity: Number(severity),
    code: String(code),
    message,
    path: [...path],
  }));
  parentPort?.postMessage({ id, findings });
});
