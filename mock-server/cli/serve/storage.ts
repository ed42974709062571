import type { CliContext } from '../context.ts';
import type { ServeOptions } from '../options/serve-options.ts';

/** The URL of the database, unless a directory was asked for: that outweighs a variable that may be there for others. */
export function databaseUrlFrom(
  { dataDir }: Pick<ServeOptions, 'dataDir'>,
  { env }: Pick<CliContext, 'env'>,
): string | undefined {
  return dataDir === undefined ? env.DATABASE_URL || undefined : undefined;
}

/** Where everything is kept, for a person. */
export function describeStorage(options: ServeOptions, context: CliContext): string {
  if (options.dataDir !== undefined) return options.dataDir;
  return databaseUrlFrom(options, context) === undefined
    ? 'memory, lost at exit (--data-dir keeps it)'
    : 'PostgreSQL, shared with every emitter on it';
}
