// Adds up vitest's JSON reports and prints the one line that tells how a run ended.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const reports = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
const skipped = sum('numPendingTests') + sum('numTodoTests');
const suffix = skipped > 0 ? `, ${skipped} skipped` : '';
process.stdout.write(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed${suffix}\n`);
