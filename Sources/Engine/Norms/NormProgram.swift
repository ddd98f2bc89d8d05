import EventTime
import RulePacks
import Temporal

/// How a norm is measured: conditions and facts by their places in the program of ``NormSet``.
struct NormProgram: Sendable {
  enum Measure: Sendable, BitwiseCopyable {
    /// At each activity that the fact holds as the latest one, or without one at the win.
    case value(Int, at: Int?)
    /// Both are facts that hold the latest such activity.
    case time(from: Int, to: Int)
  }

  let norm: Norm
  /// Index into ``RuleSet/packs``.
  let pack: Int
  let measure: Measure
  let keys: [Loader]
  /// The calendar periods at whose starts it is drawn up anew.
  var every: Period { norm.every }
}

/// All norms that the rules of a set read, and the program by which deals are measured for them.
struct NormSet: Sendable {
  var norms: [NormProgram] = []
  var program = SubjectProgram(kind: .deal)

  var isEmpty: Bool { norms.isEmpty }
}

/// A norm as the rules about one kind of subject read it.
struct NormReading: Sendable {
  enum Fallback: Sendable, BitwiseCopyable {
    case none
    case constant(FoldKey)
    /// Index into ``SubjectProgram/norms``.
    case norm(Int)
  }

  /// Index into ``NormSet/norms``.
  let norm: Int
  let keys: [Loader]
  let fallback: Fallback
  let every: Period
}

/// The norms that have been asked for while programs are compiled.
struct NormTable: Sendable {
  private(set) var entries: [(norm: Norm, pack: Int)] = []
  private var places: [String: Int] = [:]

  mutating func place(_ norm: Norm, pack: Int) -> Int {
    let key = "\(pack) \(norm.name)"
    if let known = places[key] { return known }
    places[key] = entries.count
    entries.append((norm, pack))
    return entries.count - 1
  }
}
