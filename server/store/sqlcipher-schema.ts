/** Migrations of the hub's database, in order; `user_version` says how many have run. Never edit an old one. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE document (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    parent TEXT NOT NULL,
    subject TEXT NOT NULL,
    by_person TEXT NOT NULL,
    stamp TEXT NOT NULL,
    gone INTEGER NOT NULL,
    body TEXT NOT NULL,
    hub TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    reading_order TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX document_by_scope ON document (scope, seq);
  CREATE INDEX document_by_parent ON document (kind, parent);
  CREATE INDEX document_by_subject ON document (kind, subject) WHERE subject <> '';
  CREATE UNIQUE INDEX document_by_log ON document (hub, epoch, seq);
  CREATE TABLE device (
    device TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    revoked_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Sequences are counted in each log apart, so a scope is read log by log.
  `
  DROP INDEX document_by_scope;
  CREATE INDEX document_by_scope ON document (scope, hub, epoch, seq);
  CREATE TABLE log_end (hub TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (hub, epoch)) STRICT;
  CREATE TABLE device_run (
    device TEXT NOT NULL, number TEXT NOT NULL, run INTEGER NOT NULL, session TEXT NOT NULL,
    PRIMARY KEY (device, number)
  ) STRICT, WITHOUT ROWID;
  `,
  // Devices are documents from here on; the hub makes them of the table `device` at its start. When one was here is no document.
  `
  CREATE TABLE device_seen (device TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // Files of the school's papers, by their digest, in pieces.
  `
  CREATE TABLE paper_file (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, is_whole INTEGER NOT NULL, begun_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE paper_piece (
    sha256 TEXT NOT NULL, begins_at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, begins_at)
  ) STRICT;
  `,
  // Files whose bytes lie beside the store: which are there, which are coming, and which documents name them.
  `
  CREATE TABLE file_blob (
    digest TEXT PRIMARY KEY, size INTEGER NOT NULL, kept_at INTEGER NOT NULL, unused_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE file_upload (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, moved_at INTEGER NOT NULL,
    UNIQUE (person, digest)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE file_use (digest TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (digest, document)) STRICT, WITHOUT ROWID;
  CREATE INDEX file_use_by_document ON file_use (document);
  `,
  // Up to where the computers of people hold channels, to count whom an announcement has reached.
  `
  CREATE TABLE held (
    scope TEXT NOT NULL, log TEXT NOT NULL, person TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (scope, log, person)
  ) STRICT, WITHOUT ROWID;
  `,
];
