package import Activity
package import EventTime

/// What people, accounts and deals are called as of an instant; where no name is known, the id is the name.
package struct Names: Sendable {
  private var people: [String: String] = [:]
  private var accounts: [String: String] = [:]
  private var deals: [String: String] = [:]

  package init(_ directory: Directory, asOf: Instant) {
    var begins: [Directory.SubjectKind: [String: Instant]] = [:]
    for entry in directory.entries {
      guard let name = entry.name, entry.from.map({ $0 <= asOf }) ?? true else { continue }
      let from = entry.from ?? .earliest
      // What has ended still names: a rep who left in May is no stranger in June.
      guard begins[entry.kind]?[entry.id].map({ $0 <= from }) ?? true else { continue }
      begins[entry.kind, default: [:]][entry.id] = from
      switch entry.kind {
      case .person: people[entry.id] = name
      case .account: accounts[entry.id] = name
      case .deal: deals[entry.id] = name
      }
    }
  }

  package func person(_ id: String) -> String { people[id] ?? id }
  package func account(_ id: String) -> String { accounts[id] ?? id }
  package func deal(_ id: String) -> String { deals[id] ?? id }
}
