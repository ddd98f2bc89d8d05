import Activity
import EventTime
import RulePacks
import Symbols
import Testing

@testable import Engine

@Suite("Subjects, deals and people")
struct SubjectsTests {
  /// A random log as the engine sees it and as the naive world does.
  private struct Both {
    var timeline: Timeline
    var symbols: SymbolTable
    var people: PeopleAt
    var naive: NaiveWorld

    init(seed: Int) {
      var random = RandomLog(seed: seed)
      let entries = random.directory()
      var builder = TimelineBuilder(catalogue: KindCatalogue())
      for activity in random.activities(60) { builder.add(activity) }
      timeline = builder.finish().timeline
      symbols = timeline.symbols
      people = PeopleAt(Directory(entries), symbols: &symbols)
      let activities = (0..<timeline.rowCount).map { [timeline] in timeline.activity($0) }
      naive = NaiveWorld(activities: activities, entries: entries)
    }

    func subjects(_ kind: SubjectKind) -> SubjectTimelines {
      SubjectTimelines.group(timeline, by: kind, people, symbols)
    }

    var vocabulary: DealVocabulary { DealVocabulary(symbols) }
    var ownership: [DealOwnership] { DealOwnership.all(in: timeline, vocabulary) }

    func text(_ symbol: Symbol) -> String? { symbol.isNone ? nil : symbols.text(symbol) }
  }

  private static let kinds: [SubjectKind] = [
    .deal, .account, .rep, .manager, .team, .organisation, .pair(.manager, .rep), .pair(.rep, .team),
    .pair(.account, .manager), .pair(.rep, .deal),
  ]

  @Test("Every subject has the activities that carry its keys, in order", arguments: kinds)
  func timelines(kind: SubjectKind) {
    for seed in 0..<12 {
      let both = Both(seed: seed)
      #expect(both.timeline.rowCount == 60)
      var expected: [[String]: [UInt32]] = [:]
      for (row, activity) in both.naive.activities.enumerated() {
        for id in both.naive.ids(kind, of: activity) { expected[id, default: []].append(UInt32(row)) }
      }
      let subjects = both.subjects(kind)
      let ids = subjects.indices.map { subjects.key(of: $0).subjectID(kind, both.symbols).ids }
      #expect(ids == expected.keys.sorted { $0.lexicographicallyPrecedes($1) }, "seed \(seed)")
      for subject in subjects.indices {
        #expect(Array(subjects.rows(of: subject)) == expected[ids[subject]], "seed \(seed), \(ids[subject])")
      }
    }
  }

  @Test("A deal's record is what all its activities so far say")
  func records() {
    for seed in 0..<12 {
      let both = Both(seed: seed)
      let records = DealRecords(both.timeline, deals: both.subjects(.deal), both.vocabulary)
      for (row, activity) in both.naive.activities.enumerated() {
        let expected = activity.deal.flatMap { both.naive.deal($0, after: row + 1) }
        #expect(records.record(asOf: row).map { seen($0, both) } == expected, "seed \(seed), row \(row)")
      }
    }
  }

  @Test("Records that were saved are put back, also of rows that had none")
  func savedRecords() throws {
    for seed in 0..<6 {
      let both = Both(seed: seed)
      let deals = both.subjects(.deal)
      var records = DealRecords(rows: 0)
      let first = deals.rows(of: 0)
      records.fold(deals.key(of: 0).first, first, of: both.timeline, both.vocabulary)
      let before = (0..<60).map { records.record(asOf: $0).map { seen($0, both) } }
      let rest = deals.indices.dropFirst().flatMap { deals.rows(of: $0) }
      let saved = records.saved(first + rest + [99])
      for deal in deals.indices {
        records.fold(deals.key(of: deal).first, deals.rows(of: deal), of: both.timeline, both.vocabulary)
      }
      #expect(rest.allSatisfy { records.record(asOf: Int($0)) != nil })
      records.restore(saved)
      #expect((0..<60).map { records.record(asOf: $0).map { seen($0, both) } } == before)
    }
    var none = DealRecords(rows: 0)
    none.restore(none.saved([0, 1]))
    #expect(none.record(asOf: 0) == nil)
  }

  @Test("Whose a deal is as of an activity is what its activities up to that say")
  func holders() {
    for seed in 0..<12 {
      let both = Both(seed: seed)
      let (holders, deals) = (DealHolders(both.ownership, both.timeline), both.subjects(.deal))
      for deal in deals.indices {
        let (key, rows) = (deals.key(of: deal).first, deals.rows(of: deal))
        let owned = DealOwnership.of(key, rows, in: both.timeline, both.vocabulary)
        #expect(holders[key] == owned, "seed \(seed)")
        for row in rows {
          #expect(
            holders.holder(asOf: Int(row), both.timeline) == owned.last { $0.row <= row },
            "seed \(seed), \(row)")
        }
      }
    }
  }

  @Test("Stretches of subjects hold each once, in order, and about as many activities each")
  func stretches() {
    for seed in 0..<4 {
      for kind in Self.kinds {
        let subjects = Both(seed: seed).subjects(kind)
        for count in [1, 2, 3, 7, 100] {
          let stretches = subjects.split(into: count)
          #expect(stretches.flatMap { Array($0) } == Array(subjects.indices) && stretches.count <= count)
          #expect(!stretches.contains { $0.isEmpty })
          let ends = subjects.indices.reduce(into: [0]) {
            $0.append(($0.last ?? 0) + subjects.rows(of: $1).count)
          }
          let most = subjects.allRows.count / count
          // All but the last one end as soon as they have their share.
          for (number, stretch) in stretches.enumerated() where number + 1 < count {
            let (before, after) = (ends[stretch.upperBound - 1], ends[stretch.upperBound])
            #expect(stretch.count == 1 || before < most * (number + 1))
            #expect(after >= most * (number + 1) || stretch.upperBound == subjects.indices.upperBound)
          }
        }
        #expect(subjects.split(into: 0) == subjects.split(into: 1))
      }
    }
  }

  @Test("A record begun again holds nothing of the deal before")
  func restart() {
    let both = Both(seed: 1)
    var reused = DealRecord(Symbol.none, from: .earliest)
    let deals = both.subjects(.deal)
    for subject in deals.indices {
      let first = both.timeline.at(Int(deals.rows(of: subject).first ?? 0))
      reused.restart(deals.key(of: subject).first, from: first)
      for row in deals.rows(of: subject) { _ = reused.apply(Int(row), of: both.timeline, both.vocabulary) }
      let id = both.symbols.text(deals.key(of: subject).first)
      #expect(seen(reused, both) == both.naive.deal(id, after: 60))
    }
  }

  @Test(
    "Open deals are counted as of every point of every subject",
    arguments: [SubjectKind.account, .rep, .manager, .team, .organisation])
  func openDeals(kind: SubjectKind) {
    for seed in 0..<16 {
      let both = Both(seed: seed)
      let open = OpenDeals(kind, both.ownership, both.timeline, both.people)
      let subjects = both.subjects(kind)
      for subject in subjects.indices { checkOpenDeals(kind, subject, subjects, open, both, seed) }
    }
  }

  /// Walks the subject's activities and its timers of open deals: nothing may change between these points.
  private func checkOpenDeals(
    _ kind: SubjectKind, _ subject: Int, _ subjects: SubjectTimelines, _ open: OpenDeals, _ both: Both,
    _ seed: Int
  ) {
    let key = subjects.key(of: subject).first
    let id = subjects.key(of: subject).subjectID(kind, both.symbols).ids[0]
    let own = Set(subjects.rows(of: subject).map { Int($0) })
    let changes = open.changes(of: key)
    #expect(
      changes.allSatisfy { $0.isOwn == ($0.row >= 0 && own.contains(Int($0.row))) }, "seed \(seed), \(id)")
    #expect(open.timers(of: key) == Set(changes.filter { !$0.isOwn }.map(\.at)).sorted())
    let timers = Set(open.timers(of: key))
    var cursor = OpenDeals.Cursor(open.changes(of: key))
    var known: Int64 = 0
    for second in Int64(-1)..<31 {
      let instant = Instant(milliseconds: second * 1000)
      for row in 0..<60 where both.timeline.at(row) == instant && own.contains(row) {
        cursor.advance(toActivity: row, at: instant, both.timeline)
        known = Int64(both.naive.openDeals(kind, id, at: instant, after: row + 1))
        #expect(cursor.count == known, "seed \(seed), \(id), row \(row)")
      }
      if timers.contains(instant.milliseconds) {
        cursor.advance(toTimer: instant)
        known = cursor.count
      }
      let count = both.naive.activities.prefix { $0.at <= instant }.count
      #expect(
        known == Int64(both.naive.openDeals(kind, id, at: instant, after: count)),
        "seed \(seed), \(id), \(second)")
    }
  }

  @Test(
    "The directory joins and parts pairs as its dates say",
    arguments: [SubjectKind.pair(.manager, .rep), .pair(.rep, .team)])
  func joined(kind: SubjectKind) {
    for seed in 0..<12 {
      let both = Both(seed: seed)
      let subjects = both.subjects(kind)
      for subject in subjects.indices {
        let ids = subjects.key(of: subject).subjectID(kind, both.symbols).ids
        let stretches = subjects.key(of: subject).joined(kind, both.people) ?? []
        for second in Int64(-1)..<31 {
          let at = Instant(milliseconds: second * 1000)
          let isJoined = stretches.contains { $0.from <= at.milliseconds && at.milliseconds < $0.until }
          #expect(isJoined == both.naive.joins(kind, ids, at: at), "seed \(seed), \(ids), \(second)")
        }
        #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.until < $1.from })
      }
    }
    #expect(Both(seed: 0).subjects(.deal).key(of: 0).joined(.deal, Both(seed: 0).people) == nil)
  }

  @Test("People are named as of the day, or by their ids")
  func people() {
    for seed in 0..<12 {
      let both = Both(seed: seed)
      for id in ["R1", "R2", "R3", "M1", "M2"] {
        guard let symbol = both.symbols.find(id) else { continue }
        for second in Int64(-1)..<31 {
          let at = Instant(milliseconds: second * 1000)
          let record = both.people.person(symbol, at: at)
          #expect(both.text(record.name) == both.naive.entry(.person, id, at: at)?.name ?? id)
          #expect(both.text(record.manager) == both.naive.manager(id, at: at))
          #expect(both.text(record.team) == both.naive.team(id, at: at))
          #expect(record.isManager == both.naive.isManager(id, at: at), "seed \(seed), \(id), \(second)")
          #expect(record.from <= at.milliseconds && at.milliseconds < record.until)
        }
      }
    }
  }

  @Test("Further attributes keep their types, and lists their elements")
  func attributes() {
    var symbols = SymbolTable()
    let entry = Directory.Entry(
      .account, id: "A1", name: "Acme",
      fields: [.init("tier", "key"), .init("sites", 3), .init("brands", ["x", "y"])])
    let people = PeopleAt(Directory([entry]), symbols: &symbols)
    let record = people.account(symbols.intern("A1"), at: .earliest)
    #expect(people.field(symbols.intern("tier"), of: record) == .text(symbols.intern("key")))
    #expect(people.field(symbols.intern("sites"), of: record) == .int(3))
    let brands = people.field(symbols.intern("brands"), of: record)
    #expect(brands.tag == .list)
    #expect(people.elements[brands.asList].map { symbols.text($0.asText) } == ["x", "y"])
    #expect(people.field(symbols.intern("size"), of: record).isAbsent)
  }

  private func seen(_ record: DealRecord, _ both: Both) -> NaiveWorld.Deal {
    var deal = NaiveWorld.Deal(openedAt: record.openedAt)
    let values = [
      ("name", record.name), ("stage", record.stage), ("amount", record.amount),
      ("currency", record.currency),
      ("close_date", record.closeDate),
    ]
    for (name, cell) in values where !cell.isAbsent { deal.values[name] = both.timeline.value(of: cell) }
    for field in record.fields {
      deal.fields[both.symbols.text(field.name)] = both.timeline.value(of: field.value)
    }
    deal.account = both.text(record.account)
    deal.rep = both.text(record.rep)
    deal.state = record.isOpen ? "open" : record.state == .won ? "won" : "lost"
    return deal
  }
}
