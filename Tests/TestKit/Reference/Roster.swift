import Activity
import EventTime

/// The directory as its lines say, read from top to bottom for every question. LANGUAGE.md section 4, FORMATS "Directory".
struct Roster {
  enum Kind { case person, account, deal }

  struct Line {
    var kind: Kind
    var id: String
    var name: String?
    var role: String?
    var manager: String?
    var team: String?
    var fields: [String: Worth]
    var from: Instant?
    var until: Instant?
  }

  var lines: [Line]

  /// The line that holds: the one that began last, unless it has ended.
  private func line(_ kind: Kind, _ id: String, at instant: Instant) -> Line? {
    var latest: Line?
    for line in lines where line.kind == kind && line.id == id {
      if let from = line.from, from > instant { continue }
      if (line.from ?? .earliest) >= (latest?.from ?? .earliest) { latest = line }
    }
    if let until = latest?.until, until <= instant { return nil }
    return latest
  }

  func manager(of rep: String, at instant: Instant) -> String? { line(.person, rep, at: instant)?.manager }

  func team(of rep: String, at instant: Instant) -> String? { line(.person, rep, at: instant)?.team }

  func name(_ kind: Kind, _ id: String, at instant: Instant) -> String? { line(kind, id, at: instant)?.name }

  func fields(_ kind: Kind, _ id: String, at instant: Instant) -> [String: Worth] {
    line(kind, id, at: instant)?.fields ?? [:]
  }

  /// Whose own line says so, or whom somebody's line names.
  func isManager(_ person: String, at instant: Instant) -> Bool {
    if line(.person, person, at: instant)?.role == "manager" { return true }
    let people = Set(lines.filter { $0.kind == .person }.map(\.id))
    return people.contains { manager(of: $0, at: instant) == person }
  }

  /// Every instant at which a line begins or ends.
  var dates: [Instant] { lines.flatMap { [$0.from, $0.until].compactMap(\.self) } }
}

extension Roster {
  init(_ entries: [Directory.Entry]) {
    lines = entries.map { entry in
      let kind: Kind =
        switch entry.kind {
        case .person: .person
        case .account: .account
        case .deal: .deal
        }
      let fields = Dictionary(
        entry.fields.compactMap { field in
          Happened.loose(field.value).map { (field.name, $0) }
        }
      ) { $1 }
      return Line(
        kind: kind, id: entry.id, name: entry.name, role: entry.role, manager: entry.manager,
        team: entry.team,
        fields: fields, from: entry.from, until: entry.until)
    }
  }
}
