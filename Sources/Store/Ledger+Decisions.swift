package import EventTime
import GRDB

extension Ledger {
  /// Something that was decided about rules or people: by the site's configuration, or by a command.
  package struct Decision: Hashable, Sendable {
    package var at: Instant
    /// When it no longer stood in the configuration; nil while it does, and for what happened once.
    package var until: Instant?
    /// `silence`, `tuning`, `erasure` ...
    package var kind: String
    /// What was decided, in the words of the configuration.
    package var what: String
    /// Patterns of rules, ids of people and of deals that it concerns; empty where it concerns all.
    package var rules: [String]
    package var people: [String]
    package var deals: [String]
    package var by: String?
    package var why: String?

    package init(
      at: Instant, until: Instant? = nil, kind: String, what: String, rules: [String] = [],
      people: [String] = [], deals: [String] = [], by: String? = nil, why: String? = nil
    ) {
      self.at = at
      self.until = until
      self.kind = kind
      self.what = what
      self.rules = rules
      self.people = people
      self.deals = deals
      self.by = by
      self.why = why
    }
  }

  package func note(_ decision: Decision) throws(StoreProblem) {
    try asking { db in
      try db.execute(
        sql: """
          INSERT INTO decision (at, until, kind, what, rules, people, deals, by, why)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          decision.at.milliseconds, decision.until?.milliseconds, decision.kind, decision.what,
          decision.rules.joined(separator: "\n"), decision.people.joined(separator: "\n"),
          decision.deals.joined(separator: "\n"), decision.by, decision.why,
        ])
    }
  }

  /// Notes what stands in the configuration now: what is new begins, and what is no longer there ends.
  ///
  /// - Parameter kinds: Those that a configuration has; others are left alone.
  package func note(
    inForce decisions: [Decision], ofKinds kinds: Set<String>, at instant: Instant
  ) throws(StoreProblem) {
    let known = try self.decisions().filter { $0.until == nil && kinds.contains($0.kind) }
    func key(_ decision: Decision) -> [String?] {
      [decision.kind, decision.what, decision.by, decision.why]
    }
    let (old, new) = (Set(known.map(key)), Set(decisions.map(key)))
    for decision in known where !new.contains(key(decision)) {
      try asking { db in
        try db.execute(
          sql: """
            UPDATE decision SET until = ? WHERE until IS NULL AND kind = ? AND what = ? AND by IS ? AND why IS ?
            """,
          arguments: [instant.milliseconds, decision.kind, decision.what, decision.by, decision.why])
      }
    }
    for decision in decisions where !old.contains(key(decision)) { try note(decision) }
  }

  /// In the order in which they were noted.
  package func decisions() throws(StoreProblem) -> [Decision] {
    try asking { db in
      try Row.fetchAll(db, sql: "SELECT * FROM decision ORDER BY decision").map { row in
        func list(_ column: String) -> [String] {
          (row[column] as String).split(separator: "\n").map(String.init)
        }
        return Decision(
          at: Instant(milliseconds: row["at"]),
          until: (row["until"] as Int64?).map { Instant(milliseconds: $0) }, kind: row["kind"],
          what: row["what"], rules: list("rules"), people: list("people"), deals: list("deals"),
          by: row["by"], why: row["why"])
      }
    }
  }

  /// The versions of packs that runs began to use, the oldest first.
  package func packVersions() throws(StoreProblem) -> [(at: Instant, pack: String, version: String)] {
    try asking { db in
      try Row.fetchAll(
        db,
        sql: "SELECT as_of, pack, version FROM pack_version JOIN run USING (run) ORDER BY run, pack"
      ).map { (Instant(milliseconds: $0["as_of"]), $0["pack"], $0["version"]) }
    }
  }
}
