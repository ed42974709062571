import { StoreUnavailable } from '../../delivery-store.ts';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The parts of a connection string that no message may show, in every spelling.
 *
 * @throws StoreUnavailable when it is not a `postgres://` URL; the message does not repeat it.
 */
export function connectionSecrets(connectionString: string): readonly string[] {
  const url = URL.canParse(connectionString) ? new URL(connectionString) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new StoreUnavailable(
      'PostgreSQL: the connection string must read postgres://user:password@host/name.',
    );
  const written = [url.password, url.searchParams.get('password') ?? ''];
  const spellings = written.flatMap((text) => [text, decoded(text)]).filter((text) => text !== '');
  return [connectionString, ...new Set(spellings)];
}
