// 030 – the population that could be asked: contacts and accounts get their number in the CRM, an owner and segments;
// imports of them leave their counts and what was left out. An answer keeps its own number, and what a mapping reads
// beside it. Mappings are kept under a name.
import { script } from '../sql'
import type { Step } from './step'

export const step: Step = {
  version: 30,
  up: (db) =>
    script(
      db,
      `
      ALTER TABLE account ADD COLUMN number TEXT;
      ALTER TABLE account ADD COLUMN owner TEXT;
      CREATE INDEX account_number ON account (number) WHERE number IS NOT NULL;

      ALTER TABLE contact ADD COLUMN number TEXT;
      ALTER TABLE contact ADD COLUMN job_title TEXT;
      ALTER TABLE contact ADD COLUMN owner TEXT;
      CREATE INDEX contact_number ON contact (number) WHERE number IS NOT NULL;

      CREATE TABLE account_segment (
        account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
        dimension_id INTEGER NOT NULL,
        segment_id INTEGER NOT NULL REFERENCES segment,
        PRIMARY KEY (account_id, dimension_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX account_of_segment ON account_segment (segment_id);
      CREATE TABLE contact_segment (
        contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
        dimension_id INTEGER NOT NULL,
        segment_id INTEGER NOT NULL REFERENCES segment,
        PRIMARY KEY (contact_id, dimension_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX contact_of_segment ON contact_segment (segment_id);

      CREATE TABLE people_batch (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('contacts', 'accounts')),
        file TEXT NOT NULL,
        hash TEXT NOT NULL,
        layout TEXT NOT NULL,
        mapping TEXT NOT NULL,
        -- The column names of the file's table, as JSON: what was left out can be written out again under them.
        headers TEXT NOT NULL,
        at TEXT NOT NULL,
        rows_read INTEGER NOT NULL,
        added INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        unchanged INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        CHECK (rows_read = added + updated + unchanged + skipped + rejected)
      ) STRICT;
      -- Lines that changed nothing because something is wrong with them, whole.
      CREATE TABLE people_issue (
        id INTEGER PRIMARY KEY,
        batch_id INTEGER NOT NULL REFERENCES people_batch ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('skipped', 'rejected')),
        reason TEXT NOT NULL,
        sheet TEXT,
        row INTEGER NOT NULL,
        column_name TEXT,
        value TEXT NOT NULL,
        cells TEXT NOT NULL
      ) STRICT;
      CREATE INDEX people_issue_of_batch ON people_issue (batch_id);

      -- The answer's own number in the survey tool, by which it is known when it comes again.
      ALTER TABLE response ADD COLUMN answer TEXT;
      ALTER TABLE response ADD COLUMN role TEXT;
      ALTER TABLE response ADD COLUMN owner TEXT;
      ALTER TABLE response ADD COLUMN ticket TEXT;
      -- The account's value per year, as the file says.
      ALTER TABLE response ADD COLUMN value REAL;

      -- The column names of the file's table, as JSON; null for imports from before they were kept.
      ALTER TABLE import_batch ADD COLUMN headers TEXT;

      CREATE TABLE saved_mapping (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        signature TEXT NOT NULL,
        layout TEXT NOT NULL,
        -- Columns by header with their use, and the rules, as JSON.
        columns TEXT NOT NULL,
        rules TEXT NOT NULL,
        used_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX mapping_signature ON saved_mapping (signature);
      `,
    ),
}
