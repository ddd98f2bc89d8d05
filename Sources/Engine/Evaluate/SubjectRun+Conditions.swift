import Activity
import BasicContainers
import CEL
import EventTime
import RulePacks
import SourceText
import Symbols
import Temporal

extension SubjectRun {
  /// Runs an expression at this point.
  mutating func evaluate(_ condition: Int, _ reading: Reading) -> Value {
    memory.reset()
    fillInputs(condition, reading)
    return Self.run(Unmanaged.passUnretained(program.conditions[condition].runner), inputs, &memory)
  }

  /// Without a reference counted: the rule set outlives the run.
  @inline(__always)
  private static func run(
    _ runner: Unmanaged<ConditionRunner>, _ inputs: borrowing UniqueArray<Value>, _ memory: inout Memory
  ) -> Value {
    runner._withUnsafeGuaranteedRef { $0.program.evaluate(inputs.span, &memory) }
  }

  @inline(__always)
  mutating func fillInputs(_ condition: Int, _ reading: Reading) {
    for slot in program.conditions[condition].loaders.indices {
      inputs[slot] = load(program.conditions[condition].loaders[slot], slot, reading)
    }
  }

  /// The next instant after this point at which a comparison of `now` in the condition evaluated last changes.
  mutating func nextTurn(of condition: Int) -> Int64 {
    var next = Int64.max
    for index in program.conditions[condition].clock.indices {
      guard let turn = turn(condition, index) else { continue }
      if isTimer ? turn > at : turn >= at { next = min(next, turn) }
    }
    return next
  }

  /// The inputs are those of the whole condition.
  private mutating func turn(_ condition: Int, _ index: Int) -> Int64? {
    let runner = Unmanaged.passUnretained(program.conditions[condition].clock[index].timestamp)
    let timestamp = Self.run(runner, inputs, &memory)
    guard timestamp.tag == .timestamp else { return nil }
    guard let duration = program.conditions[condition].clock[index].duration.map(Unmanaged.passUnretained)
    else { return Self.instant(timestamp, plus: 0) }
    return Self.run(duration, inputs, &memory).asNanoseconds.flatMap { Self.instant(timestamp, plus: $0) }
  }

  /// The first whole millisecond at or after a timestamp plus so many nanoseconds.
  private static func instant(_ timestamp: Value, plus nanoseconds: Int64) -> Int64? {
    let seconds = Int64(bitPattern: timestamp.payload)
    let (rest, overflows) = nanoseconds.addingReportingOverflow(Int64(timestamp.aux))
    guard !overflows else { return nil }
    let whole = rest >= 0 ? (rest &+ 999_999) / 1_000_000 : rest / 1_000_000
    return seconds &* 1_000 &+ whole
  }
}

// MARK: Verdicts of conditions

extension Truth {
  init(_ value: Value) {
    if value.isTrue {
      self = .yes
    } else if value.isFalse {
      self = .no
    } else {
      self = value.isUnknown ? .unknown : .failed
    }
  }
}

extension SubjectRun {
  /// What a value lacked, by the names that its author wrote, sorted; and whether that was only facts over nothing.
  func missing(_ value: Value, in condition: Int) -> (names: [String], nothingYet: Bool) {
    var names: [String] = []
    var nothingYet = true
    let set = value.unknownSet
    for (slot, attribute) in program.conditions[condition].program.attributes.enumerated()
    where set & (1 << UInt64(slot)) != 0 {
      if !names.contains(attribute.name) { names.append(attribute.name) }
      switch program.conditions[condition].loaders[slot] {
      case .fact, .norm: continue
      default: nothingYet = false
      }
    }
    return (names.sorted(), nothingYet && !names.isEmpty)
  }

  /// What a failure says, with its place in the pack.
  func message(_ value: Value, in condition: Int) -> String {
    let compiled = program.conditions[condition]
    let told = compiled.program.message(for: value)
    let range = told.map { compiled.condition.fileRange(of: $0.range) } ?? compiled.condition.range
    let message = told?.message ?? "the expression fails"
    guard let file = compiled.file else { return message }
    let position = file.position(at: range.start)
    return "\(file.name):\(position.line):\(position.column): \(message)"
  }
}
