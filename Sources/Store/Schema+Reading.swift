import GRDB

extension Schema {
  /// What lets a run read no more than it needs. What earlier versions kept of runs lacks some of it: an empty basis has
  /// the next run look at everything.
  static let reading = """
    CREATE TABLE kind (
      kind INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    -- Of a kind; not declared so, for the check would cost every line that is kept a look.
    ALTER TABLE activity ADD COLUMN kind INTEGER;
    INSERT INTO kind (name)
      SELECT DISTINCT json_extract(line, '$.kind') FROM activity WHERE json_extract(line, '$.kind') IS NOT NULL;
    UPDATE activity SET kind = (SELECT kind FROM kind WHERE name = json_extract(line, '$.kind'));
    DROP INDEX IF EXISTS activity_by_deal;
    CREATE INDEX activity_by_deal ON activity (deal, kind);
    CREATE INDEX IF NOT EXISTS activity_by_account ON activity (account);
    DROP INDEX IF EXISTS activity_by_rep;
    CREATE INDEX activity_by_rep ON activity (rep, kind);

    CREATE INDEX finding_by_rep ON finding (rep) WHERE is_open = 1 AND rep IS NOT NULL;
    CREATE INDEX finding_by_manager ON finding (manager) WHERE is_open = 1 AND manager IS NOT NULL;
    DROP INDEX nudge_by_person;
    CREATE INDEX nudge_by_person ON nudge (person);

    -- The id of the first activity of a subject.
    ALTER TABLE standing ADD COLUMN first_activity TEXT;
    UPDATE run SET basis = '';

    -- When time alone may change what somebody is told.
    CREATE TABLE person_due (
      person TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_due_by_at ON person_due (at);

    -- Whether a deal has been of one rep and one account from its first activity on.
    ALTER TABLE deal_record ADD COLUMN is_steady INTEGER NOT NULL DEFAULT 0 CHECK (is_steady IN (0, 1));

    -- What is usual in won deals, as it was drawn up over time: one row at most.
    CREATE TABLE norm_book (
      book INTEGER PRIMARY KEY CHECK (book = 1),
      body BLOB NOT NULL
    ) STRICT;
    """

  /// Has the next run look at everything, which makes the indexes for those over parts.
  static let startingOver = "UPDATE run SET basis = ''"
}
