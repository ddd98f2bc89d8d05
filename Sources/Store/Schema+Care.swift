extension Schema {
  /// What is handed over point by point, and what people decided.
  static let care = """
    -- The points of a message; one that is over before anybody took the message over is taken out of it.
    CREATE TABLE delivery_item (
      delivery TEXT NOT NULL REFERENCES delivery ON DELETE CASCADE,
      place INTEGER NOT NULL,
      nudge TEXT NOT NULL,
      is_taken_back INTEGER NOT NULL CHECK (is_taken_back IN (0, 1)),
      body TEXT NOT NULL,
      PRIMARY KEY (delivery, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivery_item_by_nudge ON delivery_item (nudge);
    INSERT INTO delivery_item (delivery, place, nudge, is_taken_back, body)
      SELECT delivery, item.key, json_extract(item.value, '$.nudge'), 0, item.value
      FROM delivery, json_each(delivery.body, '$.nudges') AS item;
    INSERT INTO delivery_item (delivery, place, nudge, is_taken_back, body)
      SELECT delivery, 1000 + item.key, json_extract(item.value, '$.nudge'), 1, item.value
      FROM delivery, json_each(delivery.body, '$.taken_back') AS item;
    UPDATE delivery SET body = json_remove(body, '$.nudges', '$.taken_back');

    -- What was decided about rules and people, in its order; a row is never taken away. `rules`, `people` and `deals`:
    -- whom and what it concerns, one a line. `until`: when it no longer stood in the configuration.
    CREATE TABLE decision (
      decision INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      until INTEGER,
      kind TEXT NOT NULL,
      what TEXT NOT NULL,
      rules TEXT NOT NULL,
      people TEXT NOT NULL,
      deals TEXT NOT NULL,
      by TEXT,
      why TEXT
    ) STRICT;
    CREATE INDEX decision_in_force ON decision (kind, what) WHERE until IS NULL;
    """
}
