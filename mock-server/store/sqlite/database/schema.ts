import type { Sql } from './sql.ts';

/** Says in the file's header that it is ours: `PLXT`. */
const applicationId = 0x50_4c_58_54;

/**
 * The steps from an empty file to the present; a file of version n has the first n behind it. A step that was
 * released is never changed.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, probe INTEGER NOT NULL DEFAULT 0);

  CREATE TABLE subscriptions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    endpoint_url TEXT NOT NULL,
    document TEXT NOT NULL
  );

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    body BLOB NOT NULL
  );
  CREATE INDEX events_resource ON events (resource_id);
  CREATE INDEX events_type ON events (type);
  CREATE INDEX events_accepted ON events (accepted_at);

  -- What a subscription was told last of a resource: its key is what makes deduplication exact.
  CREATE TABLE latest_events (
    resource_id TEXT NOT NULL,
    type TEXT NOT NULL,
    subscription_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (resource_id, type, subscription_id)
  ) WITHOUT ROWID;

  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    event_seq INTEGER NOT NULL,
    subscription_id TEXT NOT NULL,
    endpoint_url TEXT NOT NULL,
    state TEXT NOT NULL,
    held INTEGER NOT NULL, -- 1: its subscription is paused
    due_at_ms REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    last_duration_ms REAL,
    last_outcome TEXT
  );
  CREATE INDEX deliveries_due ON deliveries (due_at_ms) WHERE state = 'waiting' AND held = 0;
  CREATE INDEX deliveries_event ON deliveries (event_seq);
  CREATE INDEX deliveries_state ON deliveries (state);
  CREATE INDEX deliveries_subscription ON deliveries (subscription_id);

  CREATE TABLE attempts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    delivery_seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    session INTEGER NOT NULL,
    record TEXT, -- absent: in flight
    request_body BLOB,
    response_body BLOB
  );
  CREATE UNIQUE INDEX attempts_number ON attempts (delivery_seq, number);
  CREATE INDEX attempts_in_flight ON attempts (session) WHERE record IS NULL;

  CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    event_id TEXT NOT NULL,
    delivery_id TEXT,
    attempt_id TEXT
  );
  `,
  // Every index is written with each delivery: these served rare questions, or answered what another one answers too.
  `
  DROP INDEX events_type;
  DROP TABLE latest_events;
  DROP INDEX deliveries_state;
  CREATE INDEX deliveries_held ON deliveries (due_at_ms) WHERE state = 'waiting' AND held = 1;
  CREATE INDEX deliveries_exhausted ON deliveries (event_seq) WHERE state = 'exhausted';
  CREATE VIEW owed AS
    SELECT state, event_seq FROM deliveries WHERE state = 'waiting' AND held = 0
    UNION ALL SELECT state, event_seq FROM deliveries WHERE state = 'waiting' AND held = 1
    UNION ALL SELECT d.state, d.event_seq FROM attempts AS a CROSS JOIN deliveries AS d ON d.seq = a.delivery_seq
      WHERE a.record IS NULL AND d.state = 'in_flight';

  -- The records of attempts have it.
  ALTER TABLE deliveries DROP COLUMN last_outcome;

  -- The feed, a row for each batch of lines: their subjects are a JSON array, numbered from the first on.
  CREATE TABLE change_batches (
    first_seq INTEGER PRIMARY KEY,
    lines INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    subjects TEXT NOT NULL
  );
  INSERT INTO change_batches
    SELECT seq, 1, kind, at, json_array(json_array(event_id, delivery_id, attempt_id)) FROM changes;
  DROP TABLE changes;
  `,
];

export const schemaVersion = migrations.length;

/** The version of the file's schema: 0 when it is empty, undefined when the file is another program's. */
export function versionOf(sql: Sql): number | undefined {
  const [tables] = sql.once<{ n: number }>('SELECT count(*) AS n FROM sqlite_master');
  if (tables?.n === 0) return 0;
  const [id] = sql.once<{ application_id: number }>('PRAGMA application_id');
  if (id?.application_id !== applicationId) return undefined;
  const [row] = sql.once<{ version: number }>('SELECT version FROM schema_version');
  return row?.version;
}

/** Brings the schema to the present version, in one transaction. */
export function migrate(sql: Sql, version: number): void {
  if (version === schemaVersion) return;
  sql.exec('BEGIN IMMEDIATE');
  if (version === 0) {
    sql.exec(`PRAGMA application_id = ${applicationId}`);
    sql.exec('CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version VALUES (0)');
  }
  for (const step of migrations.slice(version)) sql.exec(step);
  sql.exec(`UPDATE schema_version SET version = ${schemaVersion}`);
  sql.exec('COMMIT');
}
