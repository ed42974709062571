import type { Pool } from 'pg';

export interface PoolOptions {
  readonly connectionString: string;
  /** By which a person finds our connections among the server's. */
  readonly owner: string;
  readonly queryTimeoutMs: number;
}

const CONNECTIONS = 6;
const CONNECT_WITHIN_MS = 5_000;
const INT8 = 20;

/** Connections that break without an error of the process; whoever uses one next is told by a rejection. */
export async function openPool({ connectionString, owner, queryTimeoutMs }: PoolOptions): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString,
    application_name: `plextera-webhooks ${owner}`,
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: queryTimeoutMs,
    // Sequence numbers and counts are far below 2^53.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
