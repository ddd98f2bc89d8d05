import Activity
import BasicContainers
import CEL
import EventTime
import Symbols
import Temporal

extension SubjectRun {
  /// Finds out what an activity is to facts and rules; facts take it in at once.
  mutating func takeEvents(_ row: Int) {
    let dispatch = program.dispatch[dispatchPlace(of: ground.timeline.kind(row))]
    for index in dispatch.range {
      if program.entries[index].alwaysMatches {
        matched(index, row)
      } else {
        match(index, row)
      }
    }
    if !ending.isEmpty { takeEndings(row) }
  }

  /// What settles keys or begins a fact again does so after everything that the activity adds.
  private mutating func takeEndings(_ row: Int) {
    for place in ending.indices {
      for index in ending[place].settles.range { settle(program.concerned[index], row) }
    }
    for place in ending.indices {
      for index in ending[place].restarts.range { restart(program.concerned[index]) }
    }
    ending.removeAll(keepingCapacity: true)
  }

  /// Where the activities of a kind are dispatched, found out when a kind is met first.
  @inline(__always)
  mutating func dispatchPlace(of kind: Symbol) -> Int {
    let index = Int(kind.index)
    let known = dispatchPlaces[index]
    return Int(known == Self.unresolved ? resolveDispatch(of: kind) : known)
  }

  private mutating func resolveDispatch(of kind: Symbol) -> UInt16 {
    let index = Int(kind.index)
    var place: UInt16 = index < program.dispatchPlaces.count ? program.dispatchPlaces[index] : 0
    if place == 0, ground.symbols.isOfProduct(kind) { place = 1 }
    dispatchPlaces[index] = place
    return place
  }

  private mutating func matched(_ entry: Int, _ row: Int) {
    for index in program.entries[entry].feeds.range { feed(program.concerned[index], row) }
    if program.entries[entry].isEnding { ending.append(program.entries[entry]) }
    for index in program.entries[entry].interests.range {
      let interest = program.interests[index]
      if interest.shortcut != .none, take(interest.shortcut, Int(interest.rule)) { continue }
      affect(Int(interest.rule), as: interest.role)
    }
  }

  /// A silence of so many milliseconds begins again, of which nothing is told.
  @inline(__always)
  private mutating func renewSilence(_ rule: Int, _ exact: Int64) {
    let due = SpanProgram.added(exact, to: at)
    let truth = states[rule].truth
    if states[rule].silence.renew(row: UInt32(truncatingIfNeeded: row), at: at, due: due, truth) {
      renewals[rule] &+= 1
    }
    setDue(rule, at: due)
  }

  /// Adds the verdicts of silences that ended in time to those of their rules.
  mutating func countRenewals() {
    for rule in renewals.indices { output.counts[program.rules[rule].index].met += renewals[rule] }
  }

  /// Does at once what an activity means to a rule, where that is quick to see and nothing else at this point changes it.
  @inline(__always)
  private mutating func take(_ shortcut: Interest.Shortcut, _ rule: Int) -> Bool {
    guard tasks[rule].point != pointNumber, !isObserved else { return false }
    switch shortcut {
    case .none: return false
    case .renewal(let exact):
      guard isTerse, states[rule].isTouched, states[rule].open.isEmpty else { return false }
      renewSilence(rule, exact)
      return true
    case .wait: return states[rule].isIdle && !image.hasState(rule)
    }
  }

  private mutating func match(_ place: Int, _ row: Int) {
    let entry = program.entries[place]
    var doubt = Value.null
    var doubtful = 0
    for index in entry.alternatives.range {
      guard hasFields(index, row) else { continue }
      guard let condition = program.alternatives[index].condition else { return matched(place, row) }
      let value = evaluate(condition, Reading(trigger: row))
      if value.isTrue { return matched(place, row) }
      // An unknown outweighs a failure, as `||` has it.
      if !value.isFalse, !doubt.isUnknown { (doubt, doubtful) = (value, condition) }
    }
    if !doubt.isNull { doubted(entry, doubt, doubtful) }
  }

  private mutating func doubted(_ entry: DispatchEntry, _ doubt: Value, _ condition: Int) {
    if entry.isSought { countSkipped(Int(entry.pattern), doubt) }
    guard entry.triggers else { return }
    for index in entry.interests.range where program.interests[index].role.contains(.trigger) {
      let rule = Int(program.interests[index].rule)
      affect(rule, as: .doubtful)
      doubts.append(Doubt(rule: rule, value: doubt, condition: condition))
    }
  }

  private mutating func countSkipped(_ pattern: Int, _ doubt: Value) {
    if doubt.isUnknown { output.unknownMatches[pattern] += 1 } else { output.failedMatches[pattern] += 1 }
  }

  private func hasFields(_ alternative: Int, _ row: Int) -> Bool {
    for index in program.alternatives[alternative].fields.indices {
      let cell = ground.timeline.cell(row, field: program.alternatives[alternative].fields[index].field)
      guard agree(cell, alternative, index) else { return false }
    }
    return true
  }

  /// Whether a cell is equal to one of the values of a test, or a list that holds one.
  private func agree(_ cell: Cell, _ alternative: Int, _ index: Int) -> Bool {
    if cell.tag == .list {
      return cell.asList.contains { place in
        let element = ground.timeline.elements[place]
        return element.tag != .list && agree(element, alternative, index)
      }
    }
    return program.alternatives[alternative].fields[index].values.contains { $0.isEqual(to: cell) }
  }
}

// MARK: Facts

extension SubjectRun {
  /// Lets a fact take in an activity of its event, unless its `where` or argument is unknown.
  private mutating func feed(_ fact: Int, _ row: Int) {
    let id = foldIDs[fact]
    if let condition = program.facts[fact].where {
      guard evaluate(condition, Reading(trigger: row)).isTrue else { return }
    }
    guard readArgument(fact, row) else { return }
    if image.away > 0 { bringFold(of: fact) }
    var expires = Int64.max
    if let within = program.facts[fact].within {
      folds.expire(id, beforeActivityAt: at)
      expires = program.facts[fact].longer == nil ? added(within, to: at) : at &+ within.exact
    }
    folds.begin(id, row: UInt32(truncatingIfNeeded: row), expiresAt: expires)
    if !keys.isEmpty, keys[0].tag == .error {
      folds.fail(id, error: keys[0])
    } else {
      for place in keys.indices { folds.add(keys[place], to: id) }
    }
    changed(fact)
    watch(fact)
  }

  private mutating func settle(_ fact: Int, _ row: Int) {
    if let begin = program.facts[fact].begin { return endTime(fact, begin, row) }
    if program.facts[fact].isBeginner { return beginTime(fact, row) }
    guard readArgument(fact, row) else { return }
    if image.away > 0 { bringFold(of: fact) }
    for place in keys.indices where keys[place].tag != .error { folds.settle(keys[place], in: foldIDs[fact]) }
    changed(fact)
  }

  /// Ends the time that runs; an activity that begins one as well does so again, in whatever order that is found out.
  private mutating func endTime(_ fact: Int, _ begin: FactProgram.Begin, _ row: Int) {
    if image.away > 0 { bringFold(of: begin.fact) }
    let beginner = foldIDs[begin.fact]
    guard case .row(let first) = folds.read(beginner), Int(first) != row else { return }
    takeTime(fact, from: Int(first), row)
    folds.clear(beginner)
    for place in ending.indices {
      for index in ending[place].settles.range where program.concerned[index] == begin.fact {
        return beginTime(begin.fact, row)
      }
    }
  }

  /// Further activities that would begin a time do not begin anew the one that runs.
  private mutating func beginTime(_ beginner: Int, _ row: Int) {
    if image.away > 0 { bringFold(of: beginner) }
    let id = foldIDs[beginner]
    guard case .nothing = folds.read(id) else { return }
    folds.begin(id, row: UInt32(truncatingIfNeeded: row), expiresAt: .max)
  }

  private mutating func takeTime(_ fact: Int, from first: Int, _ row: Int) {
    let id = foldIDs[fact]
    if image.away > 0 { bringFold(of: fact) }
    folds.expire(id, beforeActivityAt: at)
    let expires = program.facts[fact].within.map { added($0, to: at) } ?? .max
    folds.begin(id, row: UInt32(truncatingIfNeeded: row), expiresAt: expires)
    folds.add(.int(at - ground.timeline.at(first).milliseconds), to: id)
    changed(fact)
    watch(fact)
  }

  private mutating func restart(_ fact: Int) {
    if image.away > 0 { bringFold(of: fact) }
    folds.clear(foldIDs[fact])
    changed(fact)
  }

  /// Leaves the argument's value, or the elements of its list, in ``keys``; false where it is unknown.
  private mutating func readArgument(_ fact: Int, _ row: Int) -> Bool {
    keys.removeAll(keepingCapacity: true)
    switch program.facts[fact].source {
    case .nothing: return true
    case .contacts:
      for place in ground.timeline.contacts(row) {
        keys.append(.text(ground.timeline.contactSymbols[place].index))
      }
      return true
    case .data(let field, let asDouble):
      return append(ground.timeline.cell(row, field: field), asDouble: asDouble)
    case .condition(let argument): return appendValue(evaluate(argument, Reading(trigger: row)))
    }
  }

  private mutating func append(_ cell: Cell, asDouble: Bool) -> Bool {
    switch cell.tag {
    case .absent, .null: return false
    case .list:
      for element in ground.timeline.elements[cell.asList] where !append(element, asDouble: asDouble) {
        keys.append(FoldKey(tag: .null))
      }
    case .int where asDouble: keys.append(.double(Double(cell.asInt)))
    default: keys.append(FoldKey(value(of: cell)))
    }
    return true
  }

  private mutating func appendValue(_ value: Value) -> Bool {
    if value.isUnknown || value.isNull { return false }
    if value.tag == .list {
      for element in memory.elements(of: value) { keys.append(key(of: element)) }
    } else {
      keys.append(key(of: value))
    }
    return true
  }

  /// A value as a key; texts that an expression made get a symbol, and what is no single value goes by how it reads.
  mutating func key(of value: Value) -> FoldKey {
    switch value.tag {
    case .string where value.asSymbol == nil:
      .text(memory.texts.intern(memory.string(of: value)).index)
    case .bytes, .list, .map, .optional: .text(memory.texts.intern(memory.text(of: value)).index)
    default: FoldKey(value)
    }
  }
}

extension Cell {
  /// Whether two cells hold the same text, truth or instant, or numbers of the same value.
  fileprivate func isEqual(to other: Cell) -> Bool {
    switch (tag, other.tag) {
    case (.int, .double): Double(asInt) == other.asDouble
    case (.double, .int): asDouble == Double(other.asInt)
    case (.double, .double): asDouble == other.asDouble
    default: tag == other.tag && bits == other.bits
    }
  }
}
