import Activity
import CEL
import EventTime
import RulePacks
import Symbols
import Temporal

/// Walks deals through their activities and measures on them what norms are made of.
struct NormSurvey: ~Copyable, Sendable {
  private(set) var run: SubjectRun
  private let norms: [NormProgram]
  /// By norm, of the deal at hand.
  private var measured: [[Measured]]
  private var begun: [Begun?]

  struct Measured {
    let key: NormKey
    let value: FoldKey
  }

  struct Begun {
    let key: NormKey?
    let at: Int64
  }

  init(_ ground: Ground) {
    norms = ground.rules.norms.norms
    run = SubjectRun(ground, ground.rules.norms.program, [])
    measured = Array(repeating: [], count: norms.count)
    begun = Array(repeating: nil, count: norms.count)
  }

  /// Shows the survey a later state of the log.
  mutating func attach(_ timeline: Timeline) { run.attach(timeline) }

  /// Lets go of the log, so that it grows in place.
  mutating func detach() { run.detach() }

  /// What a deal gives from each of its wins on.
  ///
  /// - Parameter rows: Of its activities, in order.
  mutating func samples(of deal: Symbol, rows: ArraySlice<UInt32>) -> [NormSample] {
    begin(deal, rows)
    var samples: [NormSample] = []
    var isWon = false
    for row in rows {
      run.takeActivity(Int(row), at: run.ground.timeline.at(Int(row)).milliseconds)
      for norm in norms.indices { observe(norm) }
      let wasWon = isWon
      isWon = run.record.state == .won
      if isWon, !wasWon { take(deal, into: &samples) }
      if wasWon, !isWon { end(&samples) }
    }
    return samples
  }

  private mutating func begin(_ deal: Symbol, _ rows: ArraySlice<UInt32>) {
    for norm in norms.indices {
      measured[norm].removeAll(keepingCapacity: true)
      begun[norm] = nil
    }
    run.rows = rows
    run.begin(SubjectTimelines.Key(first: deal))
  }

  private mutating func observe(_ norm: Int) {
    switch norms[norm].measure {
    case .value(let condition, at: let event?):
      if matches(event), let one = measure(norm, condition) { measured[norm].append(one) }
    case .value(_, at: nil): break
    case .time(let from, let to):
      if matches(to) { endTime(norm) }
      if matches(from), begun[norm] == nil { begun[norm] = Begun(key: key(norm), at: run.at) }
    }
  }

  private mutating func endTime(_ norm: Int) {
    guard let start = begun[norm] else { return }
    begun[norm] = nil
    let (length, overflows) = (run.at - start.at).multipliedReportingOverflow(by: 1_000_000)
    guard !overflows, let key = start.key else { return }
    measured[norm].append(Measured(key: key, value: .duration(nanoseconds: length)))
  }

  /// Whether the activity at hand is one of the event whose latest one a fact holds.
  private func matches(_ fact: Int) -> Bool {
    guard case .row(let row) = run.folds.read(run.foldIDs[fact]) else { return false }
    return Int(row) == run.row
  }

  private mutating func measure(_ norm: Int, _ condition: Int) -> Measured? {
    guard let key = key(norm) else { return nil }
    let value = run.evaluate(condition, Reading(trigger: run.row))
    guard let quantity = quantity(value, norm) else { return nil }
    return Measured(key: key, value: quantity)
  }

  private func quantity(_ value: Value, _ norm: Int) -> FoldKey? {
    switch (value.tag, norms[norm].norm.type) {
    case (.int, .int), (.duration, .duration): return FoldKey(value)
    case (.int, .double), (.double, .double), (.uint, .double):
      guard let number = value.asNumber, number.isFinite else { return nil }
      return .double(number)
    default: return nil
    }
  }

  private mutating func key(_ norm: Int) -> NormKey? {
    run.key(of: norms[norm].keys, Reading(trigger: run.row))
  }

  private mutating func take(_ deal: Symbol, into samples: inout [NormSample]) {
    for norm in norms.indices {
      var all = measured[norm]
      if case .value(let condition, at: nil) = norms[norm].measure, let one = measure(norm, condition) {
        all.append(one)
      }
      if norms[norm].norm.onlyGreatest { all = Self.greatest(all) }
      samples += all.map {
        NormSample(
          norm: Int32(truncatingIfNeeded: norm), key: $0.key, value: $0.value, deal: deal, from: run.at,
          until: .max)
      }
    }
  }

  /// The greatest value of each key.
  private static func greatest(_ all: [Measured]) -> [Measured] {
    var places: [NormKey: Int] = [:]
    var kept: [Measured] = []
    for one in all {
      if let place = places[one.key] {
        if kept[place].value.precedes(one.value) { kept[place] = one }
      } else {
        places[one.key] = kept.count
        kept.append(one)
      }
    }
    return kept
  }

  private func end(_ samples: inout [NormSample]) {
    for place in samples.indices where samples[place].until == .max { samples[place].until = run.at }
  }
}
