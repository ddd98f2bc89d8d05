import Activity
import EventTime
import GRDB
import SourceText

/// The tables in which a person may be found.
struct PersonFiles {
  let db: Database
  let path: String
  let trace: PersonTrace

  /// The rows of a table whose text may speak of the person.
  private func rows(_ columns: String, _ table: String, _ text: String) throws -> [Row] {
    let marks = trace.marks
    let condition = marks.map { _ in "instr(\(text), ?) > 0" }.joined(separator: " OR ")
    return try Row.fetchAll(
      db, sql: "SELECT \(columns) FROM \(table) WHERE \(condition)", arguments: StatementArguments(marks))
  }

  // MARK: What is kept

  func records() throws -> [PersonalRecord] {
    var records: [PersonalRecord] = []
    for (part, table) in [(PersonalRecord.Part.directory, "directory_entry"), (.activity, "activity")] {
      for row in try rows("line", table, "line") {
        let line = row["line"] as String
        guard let json = try? JSON(Array(line.utf8)), trace.isNamed(in: json) else { continue }
        records.append(PersonalRecord(part: part, body: line))
      }
    }
    let own = [trace.id]
    records += try documents(
      .finding,
      """
      SELECT finding.id AS finding, rule, standing.kind AS subject_kind, standing.id AS subject, deal, rep, manager,
        is_open AS open FROM finding JOIN standing USING (standing)
      WHERE rep = ?1 OR manager = ?1 OR standing.id = ?1 ORDER BY finding.id
      """, own)
    records += try documents(
      .nudge, "SELECT nudge, finding, is_open AS open FROM nudge WHERE person = ?1 ORDER BY nudge", own)
    records += try documents(
      .answer,
      """
      SELECT activity, answer.nudge, answer, reason FROM answer LEFT JOIN nudge USING (nudge)
      WHERE answer.person = ?1 OR nudge.person = ?1 ORDER BY at, activity
      """, own)
    for row in try Row.fetchAll(
      db, sql: "SELECT delivery, body FROM delivery WHERE person = ? ORDER BY made, delivery",
      arguments: [trace.id])
    {
      let id = row["delivery"] as String
      let points = try Ledger(db: db, path: path).points(of: id)
      let whole = Ledger.Delivery(
        id: id, person: trace.id, made: .earliest, head: row["body"], points: points)
      records.append(PersonalRecord(part: .message, body: whole.body))
    }
    return records + (try decisions())
  }

  private func documents(_ part: PersonalRecord.Part, _ sql: String, _ values: [String]) throws
    -> [PersonalRecord]
  {
    try Row.fetchAll(db, sql: sql, arguments: StatementArguments(values)).map { row in
      var json = JSONWriter()
      json.object { json in
        for (column, value) in row {
          switch value.storage {
          case .string(let text): json.pair(column, text)
          case .int64(let number): json.pair(column, Int(number))
          default: break
          }
        }
      }
      return PersonalRecord(part: part, body: json.text)
    }
  }

  private func decisions() throws -> [PersonalRecord] {
    try Ledger(db: db, path: path).decisions().filter { $0.by == trace.id || $0.people.contains(trace.id) }
      .map { decision in
        var json = JSONWriter()
        json.object { json in
          json.pair("kind", decision.kind)
          json.pair("what", decision.what)
          if let by = decision.by { json.pair("by", by) }
          if let why = decision.why { json.pair("why", why) }
        }
        return PersonalRecord(part: .decision, body: json.text)
      }
  }

  // MARK: What is taken away

  func erase(_ catalogue: KindCatalogue) throws -> Erasure {
    var counts: [PersonalRecord.Part: Int] = [:]
    counts[.activity] = try eraseFromLog(catalogue)
    counts[.directory] = try eraseFromDirectory()
    counts[.nudge] = try change(
      "UPDATE nudge SET person = ?2 WHERE person = ?1", [trace.id, trace.pseudonym])
    counts[.answer] = try eraseFromAnswers()
    counts[.message] = try eraseFromMessages()
    counts[.decision] = try eraseFromDecisions()
    counts = counts.filter { $0.value > 0 }
    guard !counts.isEmpty else { return Erasure() }
    try Ledger(db: db, path: path).forgetStandings()
    try db.execute(sql: "UPDATE run SET basis = ''")
    return Erasure(pseudonym: trace.pseudonym, counts: counts)
  }

  private func change(_ sql: String, _ values: [String]) throws -> Int {
    try db.execute(sql: sql, arguments: StatementArguments(values))
    return db.changesCount
  }

  private func eraseFromLog(_ catalogue: KindCatalogue) throws -> Int {
    var lines: [[UInt8]] = []
    for row in try rows("ordinal, line", "activity", "line") {
      guard let line = trace.line(without: Array((row["line"] as String).utf8)) else { continue }
      lines.append(line)
      for table in ["waiting_line", "activity"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE ordinal = ?", arguments: [row["ordinal"] as Int64])
      }
    }
    try Ledger(db: db, path: path).append(lines, catalogue)
    try db.execute(
      sql: """
        DELETE FROM subject WHERE instr(id, ?) > 0 AND NOT EXISTS
          (SELECT 1 FROM activity WHERE deal = subject OR account = subject OR rep = subject)
        """, arguments: [trace.id])
    return lines.count
  }

  /// Of their own entries stays what places others: role, manager, team and zone, and when.
  private func eraseFromDirectory() throws -> Int {
    var count = 0
    for row in try rows("ordinal, line", "directory_entry", "line") {
      guard let line = trace.document(without: row["line"]), var entry = Directory.Entry(line: line) else {
        continue
      }
      if entry.kind == .person, entry.id == trace.pseudonym {
        entry.name = nil
        entry.fields = []
      }
      count += 1
      try db.execute(
        sql: "UPDATE directory_entry SET id = ?, line = ? WHERE ordinal = ?",
        arguments: [entry.id, entry.line, row["ordinal"] as Int64])
    }
    return count
  }

  private func eraseFromAnswers() throws -> Int {
    var count = try change("UPDATE answer SET person = ?2 WHERE person = ?1", [trace.id, trace.pseudonym])
    for row in try rows("activity, reason", "answer", "reason") {
      let (reason, activity) = (row["reason"] as String, row["activity"] as String)
      let other = trace.text(without: reason)
      if other != reason {
        count += try change("UPDATE answer SET reason = ?2 WHERE activity = ?1", [activity, other])
      }
    }
    return count
  }

  private func eraseFromMessages() throws -> Int {
    var count = try change("DELETE FROM delivery WHERE person = ?1", [trace.id])
    for row in try rows("delivery, body", "delivery", "body") {
      guard let body = trace.document(without: row["body"]) else { continue }
      count += try change(
        "UPDATE delivery SET body = ?2 WHERE delivery = ?1", [row["delivery"] as String, body])
    }
    for row in try rows("delivery, place, body", "delivery_item", "body") {
      guard let body = trace.document(without: row["body"]) else { continue }
      try db.execute(
        sql: "UPDATE delivery_item SET body = ? WHERE delivery = ? AND place = ?",
        arguments: [body, row["delivery"] as String, row["place"] as Int64])
      count += 1
    }
    return count
  }

  private func eraseFromDecisions() throws -> Int {
    var count = 0
    for column in ["what", "people", "by", "why"] {
      for row in try rows("decision, \(column)", "decision", "coalesce(\(column), '')") {
        guard let text = row[column] as String? else { continue }
        let other = trace.text(without: text)
        guard other != text else { continue }
        try db.execute(
          sql: "UPDATE decision SET \(column) = ? WHERE decision = ?",
          arguments: [other, row["decision"] as Int64])
        count += 1
      }
    }
    return count
  }
}
