import GRDB

extension Schema {
  /// What runs have come to. All of it follows from log, directory, packs and configuration, and is found again by a run
  /// over the whole log; the activities by which nudges live stand in the log itself.
  static let runs = """
    -- Lines that take the place of others, or may: few, and looked for whenever others are read.
    CREATE INDEX activity_edits ON activity (id) WHERE rev > 0 OR variant > 0 OR deleted = 1;

    -- One row a run. `through`: the last line that it saw; `basis`: of packs, directory, configuration and kinds.
    CREATE TABLE run (
      run INTEGER PRIMARY KEY,
      as_of INTEGER NOT NULL,
      through INTEGER NOT NULL,
      basis TEXT NOT NULL,
      is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
      lines INTEGER NOT NULL,
      subjects INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE pack_version (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      pack TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (run, pack)
    ) STRICT, WITHOUT ROWID;

    -- Lines that lie after the as-of of the run that saw them.
    CREATE TABLE waiting_line (
      ordinal INTEGER PRIMARY KEY REFERENCES activity,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX waiting_line_by_at ON waiting_line (at);

    -- The kinds of activity that runs have seen.
    CREATE TABLE carried_kind (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    -- A subject that rules have been run on, and when time alone says more of it.
    CREATE TABLE standing (
      standing INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      first INTEGER NOT NULL,
      next INTEGER,
      UNIQUE (kind, id)
    ) STRICT;
    CREATE INDEX standing_by_next ON standing (next) WHERE next IS NOT NULL;

    CREATE TABLE finding (
      standing INTEGER NOT NULL REFERENCES standing ON DELETE CASCADE,
      place INTEGER NOT NULL,
      id TEXT NOT NULL,
      rule TEXT NOT NULL,
      deal TEXT,
      rep TEXT,
      manager TEXT,
      is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
      body BLOB NOT NULL,
      PRIMARY KEY (standing, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX finding_by_id ON finding (id);
    CREATE INDEX finding_by_deal ON finding (deal) WHERE deal IS NOT NULL;
    CREATE INDEX finding_open ON finding (standing) WHERE is_open = 1;

    CREATE TABLE deal_record (
      deal TEXT PRIMARY KEY,
      body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE norm_sample (
      deal TEXT PRIMARY KEY,
      body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Which nudges there are and whether they wait; what they are is told by the log.
    CREATE TABLE nudge (
      nudge TEXT PRIMARY KEY,
      finding TEXT NOT NULL,
      person TEXT NOT NULL,
      is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX nudge_by_finding ON nudge (finding);
    CREATE INDEX nudge_by_person ON nudge (person) WHERE is_open = 1;

    CREATE TABLE answer (
      activity TEXT PRIMARY KEY,
      nudge TEXT NOT NULL REFERENCES nudge,
      at INTEGER NOT NULL,
      person TEXT,
      answer TEXT NOT NULL,
      reason TEXT
    ) STRICT, WITHOUT ROWID;

    -- A message to one person: handed over at least once, and told apart by its id where it comes twice.
    CREATE TABLE delivery (
      delivery TEXT PRIMARY KEY,
      person TEXT NOT NULL,
      made INTEGER NOT NULL,
      body TEXT NOT NULL,
      handed INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivery_waiting ON delivery (made) WHERE handed IS NULL;
    CREATE INDEX delivery_by_person ON delivery (person, made);
    """
}
