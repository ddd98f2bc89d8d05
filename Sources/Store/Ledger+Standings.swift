package import EventTime
import GRDB

extension Ledger {
  /// Where a run has left a subject, beside what it found.
  package struct Standing: Hashable, Sendable {
    package var kind: String
    package var id: String
    /// The instant and the id of its first activity.
    package var first: Instant
    package var firstActivity: String
    /// When time alone says more of it.
    package var next: Instant?

    package init(kind: String, id: String, first: Instant, firstActivity: String, next: Instant?) {
      self.kind = kind
      self.id = id
      self.first = first
      self.firstActivity = firstActivity
      self.next = next
    }
  }

  /// Nil where nothing was run on the subject.
  package func standing(kind: String, id: String) throws(StoreProblem) -> Standing? {
    try numbered(kind, id)?.standing
  }

  private func numbered(
    _ kind: String, _ id: String
  ) throws(StoreProblem) -> (number: Int64, standing: Standing)? {
    try asking { db in
      let statement = try RowStatement(
        db, "SELECT standing, first, first_activity, next FROM standing WHERE kind = ? AND id = ?")
      statement.bind(kind, at: 1)
      statement.bind(id, at: 2)
      return try statement.all { row -> (number: Int64, standing: Standing) in
        let standing = Standing(
          kind: kind, id: id, first: Instant(milliseconds: row.integer(1)),
          firstActivity: row.string(2), next: row.optionalInteger(3).map { Instant(milliseconds: $0) })
        return (row.integer(0), standing)
      }.first
    }
  }

  /// Puts what was found on a subject in place of what was found before, and leaves alone what is the same.
  ///
  /// - Returns: The findings that are new, changed or gone: as they are, and as they were.
  package func keep(
    _ standing: Standing, _ findings: [StoredFinding]
  ) throws(StoreProblem) -> [StoredFinding] {
    guard let known = try numbered(standing.kind, standing.id) else {
      let number = try add(standing)
      try put(findings.enumerated().map { ($0, $1) }, on: number)
      return findings
    }
    if known.standing != standing { try update(known.number, standing) }
    let before = try self.findings(.ofSubject(kind: standing.kind, id: standing.id))
    let changed = findings.enumerated().filter { $0 >= before.count || before[$0] != $1 }
    try put(changed.map { ($0.offset, $0.element) }, on: known.number)
    if findings.count < before.count { try dropFindings(of: known.number, from: findings.count) }
    let former = before.enumerated().filter { $0 >= findings.count || findings[$0] != $1 }
    return changed.map(\.element) + former.map(\.element)
  }

  private func add(_ standing: Standing) throws(StoreProblem) -> Int64 {
    try asking { db in
      let insert = try RowStatement(
        db, "INSERT INTO standing (kind, id, first, first_activity, next) VALUES (?, ?, ?, ?, ?)")
      insert.bind(standing.kind, at: 1)
      insert.bind(standing.id, at: 2)
      insert.bind(standing.first.milliseconds, at: 3)
      insert.bind(standing.firstActivity, at: 4)
      insert.bind(standing.next?.milliseconds, at: 5)
      _ = try insert.change()
      return db.lastInsertedRowID
    }
  }

  private func update(_ number: Int64, _ standing: Standing) throws(StoreProblem) {
    try asking { db in
      let update = try RowStatement(
        db, "UPDATE standing SET first = ?, first_activity = ?, next = ? WHERE standing = ?")
      update.bind(standing.first.milliseconds, at: 1)
      update.bind(standing.firstActivity, at: 2)
      update.bind(standing.next?.milliseconds, at: 3)
      update.bind(number, at: 4)
      _ = try update.change()
    }
  }

  private func put(_ findings: [(place: Int, finding: StoredFinding)], on number: Int64) throws(StoreProblem)
  {
    guard !findings.isEmpty else { return }
    try asking { db in
      let insert = try RowStatement(
        db,
        """
        INSERT OR REPLACE INTO finding (standing, place, id, rule, deal, rep, manager, is_open, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      for (place, finding) in findings { try insert.keep(finding, number, Int64(place)) }
    }
  }

  private func dropFindings(of number: Int64, from place: Int) throws(StoreProblem) {
    try asking { db in
      let delete = try RowStatement(db, "DELETE FROM finding WHERE standing = ? AND place >= ?")
      delete.bind(number, at: 1)
      delete.bind(Int64(place), at: 2)
      _ = try delete.change()
    }
  }

  /// Forgets a subject of which nothing is left.
  ///
  /// - Returns: What was found on it.
  package func drop(kind: String, id: String) throws(StoreProblem) -> [StoredFinding] {
    let before = try findings(.ofSubject(kind: kind, id: id))
    try asking { db in
      let delete = try RowStatement(db, "DELETE FROM standing WHERE kind = ? AND id = ?")
      delete.bind(kind, at: 1)
      delete.bind(id, at: 2)
      _ = try delete.change()
    }
    return before
  }
}

extension RowStatement {
  fileprivate func keep(_ finding: Ledger.StoredFinding, _ standing: Int64, _ place: Int64) throws {
    bind(standing, at: 1)
    bind(place, at: 2)
    bind(finding.id, at: 3)
    bind(finding.rule, at: 4)
    bind(finding.deal, at: 5)
    bind(finding.rep, at: 6)
    bind(finding.manager, at: 7)
    bind(finding.isOpen ? 1 : 0 as Int64, at: 8)
    bind(blob: finding.body, at: 9)
    _ = try change()
  }
}
