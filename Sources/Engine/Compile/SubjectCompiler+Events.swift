import Activity
import EventTime
import RulePacks
import Symbols

extension SubjectCompiler {
  /// The place of a pattern; one that means the same as another has its place.
  mutating func place(_ pattern: EventPattern, pack: Int) -> Int {
    let alternatives = pattern.alternatives.map { alternative in
      PatternProgram.Alternative(
        kinds: kinds(alternative.kinds), fields: alternative.with.map { fieldTest($0) },
        condition: alternative.condition.map { place($0, pack: pack) })
    }
    if let known = patternPlaces[alternatives] { return known }
    patternPlaces[alternatives] = program.patterns.count
    program.patterns.append(PatternProgram(alternatives: alternatives, name: pattern.label, pack: pack))
    interests.append([])
    feeds.append([])
    settles.append([])
    restarts.append([])
    return program.patterns.count - 1
  }

  /// Notes what a match of the pattern means to a rule.
  mutating func note(_ pattern: EventPattern, _ role: EventRole, of rule: Int, pack: Int) {
    let place = place(pattern, pack: pack)
    if let index = interests[place].firstIndex(where: { Int($0.rule) == rule }) {
      let both = interests[place][index].role.union(role)
      interests[place][index] = Interest(rule: Int32(rule), role: both)
    } else {
      interests[place].append(Interest(rule: Int32(rule), role: role))
    }
  }

  private mutating func kinds(_ kinds: EventPattern.Kinds) -> PatternProgram.Kinds {
    switch kinds {
    case .any: .any
    case .these(let names): .these(names.map { symbols.intern($0) })
    }
  }

  private mutating func fieldTest(_ match: EventPattern.FieldMatch) -> PatternProgram.FieldTest {
    PatternProgram.FieldTest(
      field: symbols.intern(match.field),
      values: match.values.map { match.areInstants ? instant($0) : cell($0) })
  }

  /// As the reader of the log takes it.
  private func instant(_ value: DataValue) -> Cell {
    guard case .text(var text) = value else { return .null }
    let instant = text.withUTF8 { LoggedInstant.parse(UnsafeRawBufferPointer($0), zone: zone) }
    return instant.map { .instant($0) } ?? .null
  }

  private mutating func cell(_ value: DataValue) -> Cell {
    switch value {
    case .null, .list: .null
    case .bool(let bool): .bool(bool)
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    case .text(let text): .text(symbols.intern(text))
    }
  }
}

// MARK: Dispatch

extension SubjectCompiler {
  /// Kinds that no pattern names have place 0, those of the product itself among them place 1.
  mutating func makeDispatch() {
    var named: [Symbol] = []
    for pattern in program.patterns {
      for case .these(let kinds) in pattern.alternatives.map(\.kinds) {
        for kind in kinds where !named.contains(kind) { named.append(kind) }
      }
    }
    addDispatch(nil, admitsAny: true)
    addDispatch(nil, admitsAny: false)
    program.dispatchPlaces = Array(repeating: 0, count: (named.map(\.index).max().map { Int($0) + 1 }) ?? 0)
    for kind in named {
      program.dispatchPlaces[Int(kind.index)] = UInt16(clamping: program.dispatch.count)
      addDispatch(kind, admitsAny: !symbols.isOfProduct(kind))
    }
  }

  private mutating func addDispatch(_ kind: Symbol?, admitsAny: Bool) {
    let start = program.entries.count
    var plain: [Int] = []
    for (place, pattern) in program.patterns.enumerated() {
      let alternatives = pattern.alternatives.filter { alternative in
        switch alternative.kinds {
        case .any: admitsAny
        case .these(let kinds): kind.map { kinds.contains($0) } ?? false
        }
      }
      if alternatives.isEmpty { continue }
      if alternatives.contains(where: \.isPlain) {
        plain.append(place)
      } else {
        addPlainEntry(&plain)
        addEntry([place], alternatives)
      }
    }
    addPlainEntry(&plain)
    program.dispatch.append(Stretch(from: start, to: program.entries.count))
  }

  /// Patterns that follow each other and always match are one entry: an activity meets each of its rules once.
  private mutating func addPlainEntry(_ places: inout [Int]) {
    if !places.isEmpty { addEntry(places, []) }
    places = []
  }

  /// - Parameter alternatives: Empty where the kind alone decides.
  private mutating func addEntry(_ places: [Int], _ alternatives: [PatternProgram.Alternative]) {
    let interests = joinedInterests(places)
    let (feeds, settles, restarts) = (
      places.flatMap { self.feeds[$0] }, places.flatMap { self.settles[$0] },
      places.flatMap { self.restarts[$0] }
    )
    let seeks = interests.contains { !$0.role.subtracting(.trigger).isEmpty }
    program.entries.append(
      DispatchEntry(
        pattern: Int32(places[0]), alwaysMatches: alternatives.isEmpty,
        triggers: interests.contains { $0.role.contains(.trigger) },
        isSought: seeks || !feeds.isEmpty || !settles.isEmpty || !restarts.isEmpty,
        alternatives: Self.append(alternatives, to: &program.alternatives),
        interests: Self.append(interests, to: &program.interests),
        feeds: Self.append(feeds, to: &program.concerned),
        settles: Self.append(settles, to: &program.concerned),
        restarts: Self.append(restarts, to: &program.concerned)))
  }

  /// What a match of several patterns at once means, each rule once.
  private func joinedInterests(_ places: [Int]) -> [Interest] {
    var joined: [Interest] = []
    for interest in places.flatMap({ interests[$0] }) {
      if let place = joined.firstIndex(where: { $0.rule == interest.rule }) {
        joined[place] = Interest(rule: interest.rule, role: joined[place].role.union(interest.role))
      } else {
        joined.append(interest)
      }
    }
    for place in joined.indices { joined[place].shortcut = shortcut(joined[place]) }
    return joined
  }

  private func shortcut(_ interest: Interest) -> Interest.Shortcut {
    switch program.rules[Int(interest.rule)].form {
    case .silence(let condition, let inLast):
      // A fact may yet change at the same activity, and with it the condition.
      let isSettled = program.conditions[condition].reads.facts.isEmpty
      return interest.role == .answer && isSettled && inLast.exact >= 0 ? .renewal(inLast.exact) : .none
    case .later, .next, .never, .laters:
      return interest.role.isSubset(of: [.answer, .among, .unless, .until]) ? .wait : .none
    default: return .none
    }
  }

  static func append<Element>(_ new: [Element], to list: inout [Element]) -> Stretch {
    let start = list.count
    list += new
    return Stretch(from: start, to: list.count)
  }
}

extension Stretch {
  init(from start: Int, to end: Int) {
    self.init(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end - start))
  }
}

extension SymbolTable {
  /// Whether a kind is one that the product itself writes, which `any` leaves out.
  func isOfProduct(_ kind: Symbol) -> Bool {
    withUTF8(kind) { $0.starts(with: "nudge.".utf8) }
  }
}

extension EventPattern {
  /// How people call it: its name, or its kinds.
  var label: String { name ?? kindNames?.joined(separator: ", ") ?? "any" }
}
