import Activity
import EventTime
import RulePacks
import SourceText

/// Other names for whatever a log names, each always the same, and other days.
struct Disguise {
  private let source: FindingCase.Source
  private let catalogue: KindCatalogue
  private let keepsTexts: Bool
  private let shift: Int64
  private var names: [String: String] = [:]
  private var counts: [String: Int] = [:]

  /// Monday 2026-01-05, day 0 of tests.
  private static let dayZero: Int64 = 1_767_571_200_000
  private static let week: Int64 = 604_800_000

  init(
    _ source: FindingCase.Source, catalogue: KindCatalogue, keepsTexts: Bool, isMoved: Bool, first: Instant?
  ) {
    self.source = source
    self.catalogue = catalogue
    self.keepsTexts = keepsTexts
    guard isMoved, let first else {
      shift = 0
      return
    }
    // By whole weeks, so that weekdays stay.
    let weeks = (first.milliseconds - Self.dayZero) / Self.week
    shift = -(first.milliseconds < Self.dayZero ? weeks - 1 : weeks) * Self.week
  }

  /// A test without an expectation, judged when the finding was raised.
  mutating func test(_ log: [LoggedActivity]) -> PackTest {
    let kind = source.pack.rule(named: source.rule)?.per
    if kind?.name == "deal", let deal = source.subject.first { _ = name(deal, "D") }
    let activities = log.map { activity($0) }
    let closed = source.calendar.closed.map { $0.adding(days: Int(shift / 86_400_000)) }
    let calendar = WorkCalendar(
      zone: source.calendar.zone, days: source.calendar.days, hours: source.calendar.hours, closed: closed)
    return PackTest(
      name: "as on record: \(source.rule)", file: source.pack.file, range: SourceRange(start: 0, end: 0),
      rule: source.rule, log: activities, lines: [], asOf: moved(source.at), params: source.params,
      calendar: calendar, directory: directory(of: log), expect: [])
  }

  func name(ofSubject id: String) -> String { names[id] ?? id }

  private func moved(_ instant: Instant) -> Instant { instant.advanced(by: shift) }

  /// `D1`, `A1`, `R1`, `c1` ... in the order in which they come.
  private mutating func name(_ id: String, _ letter: String) -> String {
    if let known = names[id] { return known }
    counts[letter, default: 0] += 1
    let name = "\(letter)\(counts[letter] ?? 1)"
    names[id] = name
    return name
  }

  private mutating func activity(_ activity: LoggedActivity) -> LoggedActivity {
    var copy = activity
    copy.at = moved(activity.at)
    copy.recorded = activity.recorded.map { moved($0) }
    copy.deal = activity.deal.map { name($0, "D") }
    copy.account = activity.account.map { name($0, "A") }
    copy.rep = activity.rep.map { name($0, "R") }
    copy.contacts = activity.contacts.map { name($0, "c") }
    copy.source = nil
    if !keepsTexts { copy.text = nil }
    let kind = catalogue.kind(named: activity.kind)
    copy.data = activity.data.map { field, value in (field, self.value(value, kind?.field(named: field))) }
    return copy
  }

  private mutating func value(_ value: DataValue, _ field: FieldDeclaration?) -> DataValue {
    switch value {
    case .text(let text):
      if let field, [.date, .instant].contains(field.type) { return .text(time(text)) }
      return .text(isOfTheTrade(text, field) ? text : name(text, "x"))
    case .list(let values): return .list(values.map { self.value($0, field) })
    default: return value
    }
  }

  private func time(_ text: String) -> String {
    if let instant = RFC3339.parse(text) { return RFC3339.format(moved(instant)) }
    return CivilDate.parse(text).map { $0.adding(days: Int(shift / 86_400_000)).description } ?? text
  }

  /// Words of the kind or of the pack are nobody's names.
  private func isOfTheTrade(_ text: String, _ field: FieldDeclaration?) -> Bool {
    if field?.values?.contains(text) == true { return true }
    if let name = names[text], name != text { return false }
    return source.pack.file.utf8.firstRange(of: Array(text.utf8)) != nil
  }

  // MARK: Who belongs to whom

  private mutating func directory(of log: [LoggedActivity]) -> [Directory.Entry] {
    var entries: [Directory.Entry] = []
    var people = Set(log.compactMap(\.rep))
    var waiting = people.sorted()
    while let person = waiting.popLast() {
      guard let entry = source.directory.entry(.person, person, at: source.at) else { continue }
      if let manager = entry.manager, people.insert(manager).inserted { waiting.append(manager) }
      entries.append(disguised(entry, as: "R"))
    }
    for (kind, ids) in [
      (Directory.SubjectKind.account, log.compactMap(\.account)), (.deal, log.compactMap(\.deal)),
    ] {
      for id in Set(ids).sorted() {
        guard let entry = source.directory.entry(kind, id, at: source.at) else { continue }
        entries.append(disguised(entry, as: kind == .account ? "A" : "D"))
      }
    }
    return entries
  }

  private mutating func disguised(_ entry: Directory.Entry, as letter: String) -> Directory.Entry {
    var copy = entry
    copy.id = name(entry.id, letter)
    copy.name = copy.id
    copy.manager = entry.manager.map { name($0, "M") }
    copy.team = entry.team.map { name($0, "T") }
    copy.from = nil
    copy.until = nil
    return copy
  }
}

extension PackTest {
  /// Its activities in the order of their instants, with the ids that lines have without saying so.
  mutating func renumber() {
    guard Set(log.map(\.id)).count == log.count else { return }
    log = log.enumerated().sorted {
      ($0.element.at, $0.element.seq, $0.offset) < ($1.element.at, $1.element.seq, $1.offset)
    }.map(\.element)
    for index in log.indices {
      let number = String(index + 1)
      log[index].id = "a" + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }
  }
}
