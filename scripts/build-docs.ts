import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { contractDocs } from '../mock-server/docs/contract-docs.ts';
import { docsFiles } from '../mock-server/docs/docs-files.ts';
import { openApiDocument } from '../mock-server/server/openapi/open-api-document.ts';
import { apiPieces } from '../mock-server/server/openapi/pieces.ts';

/** The documentation as a folder, which any server of static files can publish; index.html opens from a disk too. */
const command = new Command('docs')
  .description('Write the documentation of the contract and of the HTTP APIs as static files.')
  .requiredOption('--out <dir>', 'the folder to write into; what else is in it stays')
  .parse();
const out = resolve(command.opts<{ readonly out: string }>().out);
const files = docsFiles(contractDocs(), openApiDocument(apiPieces));
for (const [path, { text }] of files) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}
process.stdout.write(`wrote ${files.size} files; open ${join(out, 'index.html')}\n`);
