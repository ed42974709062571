import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
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
try {
  for (const [path, { text }] of files) write(join(out, path), text);
  process.stdout.write(`wrote ${files.size} files; open ${join(out, 'index.html')}\n`);
} catch (error) {
  const { code = 'unknown', path = out } = error as NodeJS.ErrnoException;
  process.stderr.write(
    `error: ${path} cannot be written (${code})\n  Name a folder with --out that you may write into.\n`,
  );
  process.exitCode = 2;
}

/** A page that somebody looks at meanwhile is the old one or the new one, never a part of it. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
