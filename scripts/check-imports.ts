import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The rooms of `mock-server/` from the ground up: an import goes downward, or sideways as long as none comes back. */
const floors: readonly (readonly string[])[] = [
  ['generated'],
  ['contract', 'runtime', 'markup'],
  ['signature', 'delivery', 'payloads'],
  ['receiver'],
  ['transport', 'faults', 'store'],
  ['dispatch'],
  ['dashboard', 'docs', 'server', 'scenarios', 'conformance', 'drift', 'load'],
  ['cli', 'testing'],
  ['doors'],
];

/** What only certain rooms may load or say; the pattern is tried on code without comments and strings. */
const reserved: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly rooms: readonly string[];
  /** Single files that may as well. */
  readonly files?: readonly string[];
}[] = [
  {
    what: 'the process',
    pattern: /(?<![\w.])process\.\w/,
    rooms: ['cli'],
    // A process that exits while the store's thread is within SQLite aborts, unless the thread is stopped first.
    files: ['mock-server/store/sqlite/start-worker.ts'],
  },
  {
    what: 'the clock',
    pattern: /\bDate\.now\b|\bperformance\.now\b|\bnew Date\(\)/,
    rooms: ['runtime'],
    files: ['mock-server/dashboard/state/browser-clock.ts'],
  },
  {
    what: 'timers',
    pattern: /\bset(Timeout|Interval|Immediate)\(|\bAbortSignal\.timeout\b/,
    rooms: ['runtime'],
    files: ['mock-server/dashboard/state/browser-clock.ts'],
  },
  { what: 'Math.random', pattern: /\bMath\.random\b/, rooms: ['runtime'] },
  {
    what: 'fetch',
    pattern: /(?<![\w.])fetch\(/,
    rooms: [],
    files: ['mock-server/dashboard/state/api.ts'],
  },
  { what: 'a default export', pattern: /^export default\b/m, rooms: [] },
];
const packages: Readonly<Record<string, readonly string[]>> = {
  fastify: ['server'],
  commander: ['cli'],
  preact: ['dashboard'],
  '@preact': ['dashboard'],
  'preact-render-to-string': ['dashboard'],
};
/** What runs in a browser takes values only from where nothing needs Node; types it may take from anywhere below. */
const browserRooms: readonly string[] = ['dashboard', 'contract', 'delivery', 'signature'];
const opensGenerated: readonly string[] = ['contract', 'conformance', 'generated'];

/** Breaches of the import law, one sentence each. Paths are relative to the repository, with `/`. */
export function findImportViolations(files: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const sideways = new Map<string, string>();
  for (const [path, text] of files) {
    const room = roomOf(path);
    for (const specifier of importsOf(text)) {
      if (!specifier.startsWith('.')) {
        const rooms = packages[specifier.split('/', 1)[0] ?? ''];
        if (rooms && !rooms.includes(room))
          found.push(`${path}: only ${rooms.join(', ')} may import ${specifier}`);
        continue;
      }
      const other = roomOf(posix.join(posix.dirname(path), specifier));
      const [here, there] = [floorOf(room), floorOf(other)];
      if (there > here || (other === 'doors' && room === 'doors'))
        found.push(`${path}: ${room} may not import ${other}`);
      if (room === 'dashboard' && !browserRooms.includes(other) && valuesOf(text).includes(specifier))
        found.push(`${path}: dashboard may only import types from ${other}`);
      if (other === 'generated' && !opensGenerated.includes(room))
        found.push(`${path}: only contract may import generated`);
      if (there === here && room !== other) {
        sideways.set(`${room} ${other}`, path);
        if (sideways.has(`${other} ${room}`)) found.push(`${path}: ${room} and ${other} import each other`);
      }
    }
    const code = withoutWords(text);
    for (const { what, pattern, rooms, files: excepted = [] } of reserved)
      if (!rooms.includes(room) && !excepted.includes(path) && room !== 'generated' && pattern.test(code))
        found.push(
          `${path}: ${what} is ${rooms.length === 0 ? 'for nobody' : `for ${rooms.join(', ')} only`}`,
        );
  }
  return found;
}

function roomOf(path: string): string {
  const [top = '', room = '', inner] = path.split('/');
  return top === 'generated' ? top : inner === undefined ? 'doors' : room;
}

function floorOf(room: string): number {
  const floor = floors.findIndex((rooms) => rooms.includes(room));
  if (floor < 0)
    throw new Error(`The room ${room} has no floor yet: give it one in scripts/check-imports.ts.`);
  return floor;
}

function importsOf(text: string): readonly string[] {
  const pattern = /\b(?:from|import)\s*\(?\s*'([^']+)'/g;
  const code = text.replaceAll(comments, '').replaceAll(quoted, '""');
  return [...code.matchAll(pattern)].flatMap(([, specifier]) => specifier ?? []);
}

/** Code that a generated file holds as text has imports as well, and they are nobody's. */
const quoted = /"(?:\\.|[^"\\\n])*"/g;

/** What is imported for more than its types. */
function valuesOf(text: string): readonly string[] {
  return importsOf(text.replaceAll(/^import type [^']*'[^']+';$/gm, ''));
}

const comments = /^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm;
const words = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/.*|\/\*[\s\S]*?\*\//g;

function withoutWords(text: string): string {
  return text.replaceAll(comments, '').replaceAll(words, "''");
}

/** The TypeScript of these folders, by path relative to the root. */
export function readSources(root: string, ...folders: readonly string[]): ReadonlyMap<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => posix.join(folder, name.replaceAll('\\', '/'))),
  );
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const violations = findImportViolations(
    readSources(join(import.meta.dirname, '..'), 'generated', 'mock-server'),
  );
  for (const violation of violations) process.stderr.write(`${violation}\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
