// 040 – plans that mean something: a crossing of two dimensions, per-cell figures, an allocation; a sample drawn from the
// contacts with a code a person; how a wave's figure is defined, frozen and revised; a campaign's target and cadence;
// the currency of amounts.
import { script } from '../sql'
import type { Step } from './step'

export const step: Step = {
  version: 40,
  up: (db) =>
    script(
      db,
      `
      -- Nobody is invited again within this many days, in any campaign.
      ALTER TABLE program ADD COLUMN contact_rule_days INTEGER NOT NULL DEFAULT 90 CHECK (contact_rule_days BETWEEN 0 AND 3650);
      -- What amounts are in, by its ISO 4217 code.
      ALTER TABLE program ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR' CHECK (currency GLOB '[A-Z][A-Z][A-Z]');

      -- The NPS that is aimed at, in points; and how often a wave is fielded.
      ALTER TABLE campaign ADD COLUMN target REAL CHECK (target BETWEEN -100 AND 100);
      ALTER TABLE campaign ADD COLUMN cadence TEXT CHECK (cadence IN ('quarterly', 'half-yearly', 'yearly', 'after-moment'));
      -- after-moment: days from the moment of truth to the invitation.
      ALTER TABLE campaign ADD COLUMN moment_days INTEGER CHECK (moment_days BETWEEN 0 AND 365);

      ALTER TABLE sampling_plan ADD COLUMN second_dimension_id INTEGER REFERENCES dimension;
      -- Half-width in points aimed at for the whole wave; null: no aim of its own.
      ALTER TABLE sampling_plan ADD COLUMN overall_target REAL CHECK (overall_target > 0);
      -- Answers that every cell should have at least.
      ALTER TABLE sampling_plan ADD COLUMN minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0);
      -- Answers per invitation where neither the cell nor a past wave says otherwise.
      ALTER TABLE sampling_plan ADD COLUMN rate REAL CHECK (rate > 0 AND rate <= 1);
      -- What an answer costs where the cell does not say otherwise.
      ALTER TABLE sampling_plan ADD COLUMN cost REAL CHECK (cost >= 0);
      ALTER TABLE sampling_plan ADD COLUMN allocation TEXT CHECK (allocation IN ('proportional', 'neyman', 'cost-aware', 'equal-margin'));
      ALTER TABLE sampling_plan ADD COLUMN budget_kind TEXT CHECK (budget_kind IN ('invitations', 'money'));
      ALTER TABLE sampling_plan ADD COLUMN budget REAL CHECK (budget > 0);
      -- Invitations that every cell gets at least.
      ALTER TABLE sampling_plan ADD COLUMN floor INTEGER CHECK (floor >= 0);

      CREATE TABLE plan_cell_wider (
        id INTEGER PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES sampling_plan ON DELETE CASCADE,
        segment_id INTEGER REFERENCES segment,
        population INTEGER CHECK (population >= 0),
        second_segment_id INTEGER REFERENCES segment,
        -- 1: the population was counted from the contacts; 0: it was typed in.
        counted INTEGER NOT NULL DEFAULT 0 CHECK (counted IN (0, 1)),
        -- The cell's own figures; null: those of the plan, of past waves, or the usual ones.
        target REAL CHECK (target > 0),
        minimum INTEGER CHECK (minimum >= 0),
        variance REAL CHECK (variance > 0 AND variance <= 1),
        rate REAL CHECK (rate > 0 AND rate <= 1),
        cost REAL CHECK (cost >= 0),
        -- What becomes of a cell that cannot reach its target.
        choice TEXT CHECK (choice IN ('census', 'accept', 'merge')),
        -- merge: the cell that its people are counted with.
        merged_into INTEGER REFERENCES plan_cell_wider ON DELETE SET NULL,
        -- What the chosen allocation gives it.
        invitations INTEGER CHECK (invitations >= 0),
        UNIQUE (plan_id, segment_id, second_segment_id)
      ) STRICT;
      INSERT INTO plan_cell_wider (id, plan_id, segment_id, population) SELECT id, plan_id, segment_id, population FROM plan_cell;
      DROP TABLE plan_cell;
      ALTER TABLE plan_cell_wider RENAME TO plan_cell;

      -- How a wave's sample was drawn: the same seed, rules and contacts give the same people.
      CREATE TABLE draw (
        id INTEGER PRIMARY KEY,
        wave_id INTEGER NOT NULL UNIQUE REFERENCES wave ON DELETE CASCADE,
        seed INTEGER NOT NULL,
        -- The rules, and who was left out and why, as JSON; counts only, no names.
        rules TEXT NOT NULL,
        left_out TEXT NOT NULL,
        drawn_at TEXT NOT NULL,
        drawn_by TEXT
      ) STRICT;
      CREATE TABLE invitation (
        id INTEGER PRIMARY KEY,
        wave_id INTEGER NOT NULL REFERENCES wave ON DELETE CASCADE,
        -- null: the person was erased; that somebody was invited still counts.
        contact_id INTEGER REFERENCES contact ON DELETE SET NULL,
        -- The cell it was drawn for.
        segment_id INTEGER REFERENCES segment,
        second_segment_id INTEGER REFERENCES segment,
        -- Goes out with the invitation and comes back with the answer.
        code TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('sample', 'reserve')),
        -- Its place in the cell's order, from 1.
        place INTEGER NOT NULL,
        invited_on TEXT,
        reminded_on TEXT,
        UNIQUE (wave_id, contact_id)
      ) STRICT;
      CREATE INDEX invitation_of_contact ON invitation (contact_id) WHERE contact_id IS NOT NULL;

      -- How the wave's figure is made.
      CREATE TABLE wave_definition (
        wave_id INTEGER PRIMARY KEY REFERENCES wave ON DELETE CASCADE,
        -- answers: every answer counts once; accounts: the mean of accounts; decision-makers: their answers first.
        reading TEXT NOT NULL DEFAULT 'answers' CHECK (reading IN ('answers', 'accounts', 'decision-makers')),
        -- People on the list that the wave was fielded on; with it the finite population correction is on.
        population INTEGER CHECK (population > 0),
        -- As JSON; null: unweighted.
        weighting TEXT,
        note TEXT
      ) STRICT;
      CREATE TABLE wave_freeze (
        id INTEGER PRIMARY KEY,
        wave_id INTEGER NOT NULL REFERENCES wave ON DELETE CASCADE,
        -- 1: the first freezing; then each revision.
        revision INTEGER NOT NULL CHECK (revision >= 1),
        frozen_at TEXT NOT NULL,
        frozen_by TEXT,
        -- Why it was revised; null for the first.
        reason TEXT,
        -- The definition sheet and its figures, as JSON.
        sheet TEXT NOT NULL,
        -- The newest response that it counts.
        last_response INTEGER NOT NULL,
        UNIQUE (wave_id, revision)
      ) STRICT;
      -- What a freezing counted: the whole wave (dimension and segment 0) and each segment, by score.
      CREATE TABLE frozen_count (
        freeze_id INTEGER NOT NULL REFERENCES wave_freeze ON DELETE CASCADE,
        dimension_id INTEGER NOT NULL,
        segment_id INTEGER NOT NULL,
        score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
        n INTEGER NOT NULL CHECK (n > 0),
        PRIMARY KEY (freeze_id, dimension_id, segment_id, score)
      ) STRICT, WITHOUT ROWID;
      `,
    ),
}
