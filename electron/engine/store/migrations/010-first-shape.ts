// 010 – the first shape of a program: campaigns, waves, responses with their segments and source, plans, actions, trail.
import { script } from '../sql'
import type { Step } from './step'

export const step: Step = {
  version: 10,
  up: (db) =>
    script(
      db,
      `
      CREATE TABLE program (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        confidence REAL NOT NULL DEFAULT 0.95 CHECK (confidence > 0.5 AND confidence < 1),
        minimum_n INTEGER NOT NULL DEFAULT 100,
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE campaign (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('relational', 'transactional')),
        touchpoint TEXT,
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE wave (
        id INTEGER PRIMARY KEY,
        campaign_id INTEGER NOT NULL REFERENCES campaign ON DELETE CASCADE,
        name TEXT NOT NULL,
        opens_on TEXT NOT NULL,
        closes_on TEXT NOT NULL CHECK (closes_on >= opens_on),
        invited INTEGER CHECK (invited > 0),
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX wave_of_campaign ON wave (campaign_id, closes_on);

      CREATE TABLE dimension (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE) STRICT;
      CREATE TABLE segment (
        id INTEGER PRIMARY KEY,
        dimension_id INTEGER NOT NULL REFERENCES dimension ON DELETE CASCADE,
        name TEXT NOT NULL COLLATE NOCASE,
        UNIQUE (dimension_id, name)
      ) STRICT;

      CREATE TABLE account (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        value_per_year REAL,
        renews_on TEXT,
        churned INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        account_id INTEGER REFERENCES account ON DELETE SET NULL,
        name TEXT,
        email TEXT COLLATE NOCASE,
        role TEXT CHECK (role IN ('decision-maker', 'key-user')),
        opted_out INTEGER NOT NULL DEFAULT 0,
        last_invited_on TEXT
      ) STRICT;
      CREATE INDEX contact_of_account ON contact (account_id);
      CREATE INDEX contact_email ON contact (email);

      CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY,
        wave_id INTEGER NOT NULL REFERENCES wave ON DELETE CASCADE,
        file TEXT NOT NULL,
        hash TEXT NOT NULL,
        layout TEXT NOT NULL,
        mapping TEXT NOT NULL,
        at TEXT NOT NULL,
        rows_read INTEGER NOT NULL,
        imported INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        undone_at TEXT,
        CHECK (rows_read = imported + skipped + rejected)
      ) STRICT;
      CREATE INDEX batch_hash ON import_batch (hash);

      -- Rows that are not in n, whole: what a file held is never lost, even where it could not be counted.
      CREATE TABLE import_issue (
        id INTEGER PRIMARY KEY,
        batch_id INTEGER NOT NULL REFERENCES import_batch ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('skipped', 'rejected')),
        reason TEXT NOT NULL,
        sheet TEXT,
        row INTEGER NOT NULL,
        column_name TEXT,
        value TEXT NOT NULL,
        cells TEXT NOT NULL
      ) STRICT;
      CREATE INDEX issue_of_batch ON import_issue (batch_id);

      CREATE TABLE response (
        id INTEGER PRIMARY KEY,
        wave_id INTEGER NOT NULL REFERENCES wave ON DELETE CASCADE,
        score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
        -- What a search looks through, folded once when the response is stored: verbatim, company, name, e-mail and
        -- respondent, each on a line of its own. Early in the row, where a search comes to it soonest.
        search_text TEXT NOT NULL DEFAULT '',
        batch_id INTEGER REFERENCES import_batch ON DELETE SET NULL,
        sheet TEXT,
        row INTEGER,
        verbatim TEXT,
        answered_at TEXT,
        respondent TEXT,
        name TEXT,
        email TEXT COLLATE NOCASE,
        company TEXT,
        account_id INTEGER REFERENCES account ON DELETE SET NULL,
        contact_id INTEGER REFERENCES contact ON DELETE SET NULL,
        -- What verbatims are sorted by: the first thirty-two characters decide nearly every order.
        verbatim_key TEXT GENERATED ALWAYS AS (substr(search_text, 1, 32)) VIRTUAL
      ) STRICT;
      CREATE INDEX response_score ON response (wave_id, score);
      -- What responses are sorted by; one without a value stands in no index. With id and score in it, an index gives a
      -- page of one category without a look at the responses before it.
      CREATE INDEX response_answered ON response (wave_id, answered_at, id, score) WHERE answered_at IS NOT NULL;
      CREATE INDEX response_verbatim ON response (wave_id, verbatim_key, id, score) WHERE verbatim IS NOT NULL;
      CREATE INDEX response_of_account ON response (account_id, wave_id, id, score) WHERE account_id IS NOT NULL;
      CREATE INDEX response_of_contact ON response (contact_id) WHERE contact_id IS NOT NULL;

      -- Wave and score stand here once more, so that segments are counted from one index alone. They cannot come apart:
      -- a response is never changed after its import. The dimension is that of the segment, whose reference holds it.
      CREATE TABLE response_segment (
        response_id INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
        dimension_id INTEGER NOT NULL,
        segment_id INTEGER NOT NULL REFERENCES segment,
        wave_id INTEGER NOT NULL,
        score INTEGER NOT NULL,
        PRIMARY KEY (response_id, dimension_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX response_of_segment ON response_segment (segment_id, wave_id, score);

      CREATE TABLE sampling_plan (
        id INTEGER PRIMARY KEY,
        wave_id INTEGER NOT NULL UNIQUE REFERENCES wave ON DELETE CASCADE,
        dimension_id INTEGER REFERENCES dimension,
        confidence REAL NOT NULL CHECK (confidence > 0.5 AND confidence < 1),
        target REAL NOT NULL CHECK (target > 0)
      ) STRICT;
      CREATE TABLE plan_cell (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES sampling_plan ON DELETE CASCADE,
        segment_id INTEGER REFERENCES segment,
        population INTEGER CHECK (population > 0),
        UNIQUE (plan_id, segment_id)
      ) STRICT;

      CREATE TABLE action (
        id INTEGER PRIMARY KEY,
        response_id INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
        category TEXT NOT NULL CHECK (category IN ('promoter', 'passive', 'detractor')),
        title TEXT NOT NULL,
        owner TEXT,
        due_on TEXT,
        note TEXT,
        status TEXT NOT NULL CHECK (status IN ('open', 'in-progress', 'done', 'dropped')),
        created_at TEXT NOT NULL,
        closed_at TEXT
      ) STRICT;
      CREATE INDEX action_of_response ON action (response_id);
      CREATE INDEX action_status ON action (status, due_on);
      CREATE TABLE action_event (
        id INTEGER PRIMARY KEY,
        action_id INTEGER NOT NULL REFERENCES action ON DELETE CASCADE,
        at TEXT NOT NULL,
        what TEXT NOT NULL,
        from_value TEXT,
        to_value TEXT
      ) STRICT;
      CREATE INDEX event_of_action ON action_event (action_id);

      -- Every write: when, which call, with what input. Undo and history are read from here.
      CREATE TABLE trail (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        call TEXT NOT NULL,
        input TEXT NOT NULL
      ) STRICT;
      `,
    ),
}
