package import Activity
package import EventTime
import GRDB
import SourceText

/// One thing that is kept of a person.
package struct PersonalRecord: Sendable {
  package enum Part: String, Sendable, CaseIterable {
    case directory, activity, finding, nudge, answer, message, decision
  }

  package var part: Part
  /// A document of JSON.
  package var body: String
}

/// What became of the traces of a person.
package struct Erasure: Sendable {
  /// What stands in their place now; nil where nothing was kept of them.
  package internal(set) var pseudonym: String?
  /// How much of each part was changed or taken away.
  package internal(set) var counts: [PersonalRecord.Part: Int] = [:]
}

extension Store {
  /// Everything that is kept of a person, part by part; every line of the log is looked at.
  package func records(of person: String) throws(StoreProblem) -> [PersonalRecord] {
    try asking { queue in
      try queue.read { db in try PersonFiles(db: db, path: path, trace: Self.trace(of: person, db)).records()
      }
    }
  }

  /// Puts another name in the place of a person wherever they are named, takes away free text of activities that they
  /// took part in and messages to them, and makes the file anew, so that the bytes are gone.
  ///
  /// What runs have come to is forgotten with it: the next one looks at everything. To erase again what is erased
  /// changes nothing. Needs as much room again as the store takes.
  /// - Parameters:
  ///   - by: Who answers for it; noted with the reason and the counts, without the person.
  ///   - catalogue: To read lines that are kept anew.
  package func erase(
    _ person: String, by: String, why: String?, at instant: Instant, _ catalogue: KindCatalogue
  ) throws(StoreProblem) -> Erasure {
    let erasure = try asking { queue in
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA secure_delete = ON")
        var erasure = Erasure()
        try db.inTransaction(.immediate) {
          let files = PersonFiles(db: db, path: path, trace: try Self.trace(of: person, db))
          erasure = try files.erase(catalogue)
          if let name = erasure.pseudonym {
            let counts = PersonalRecord.Part.allCases.compactMap { part in
              erasure.counts[part].map { "\(part.rawValue) \($0)" }
            }
            try Ledger(db: db, path: path).note(
              Ledger.Decision(
                at: instant, kind: "erasure", what: "\(name): \(counts.joined(separator: ", "))",
                by: by == person ? name : by, why: why.map(files.trace.text(without:))))
          }
          return .commit
        }
        return erasure
      }
    }
    try compact()
    return erasure
  }

  private static func trace(of person: String, _ db: Database) throws -> PersonTrace {
    let lines = try String.fetchAll(
      db, sql: "SELECT line FROM directory_entry WHERE kind = 'person' AND id = ? ORDER BY ordinal",
      arguments: [person])
    let names = Set(lines.compactMap { Directory.Entry(line: $0)?.name }).subtracting([person, ""])
    let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM decision WHERE kind = 'erasure'") ?? 0
    return PersonTrace(id: person, names: names.sorted(), pseudonym: ErasedPerson.name(before + 1))
  }
}
