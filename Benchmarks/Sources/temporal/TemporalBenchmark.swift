import Measuring
import Temporal

/// Nanoseconds of one activity in each operator, over a made-up history in which some 60 lie within a window.
@main
struct TemporalBenchmark {
  private static let window: Int64 = 60
  /// A power of two, so that a place in the history costs a mask.
  private static let people: UInt64 = 1 << 4

  static func main() {
    folds()
    waits()
    timers(of: 1)
    timers(of: 64)
    timers(of: 4_096)
  }

  private static func tell(_ name: String, _ body: (Int) -> Void) {
    report(name, Samples.calls(5, body).median, "ns")
  }

  private static func folds() {
    tell("count in a window") { calls in
      var fold = CountFold(slides: true)
      for at in 0..<Int64(calls) {
        fold.expire(before: at)
        fold.begin(row: UInt32(truncatingIfNeeded: at), expiresAt: at + window)
      }
      keep(fold.count)
    }
    tell("distinct in a window") { calls in
      var fold = DistinctFold(slides: true)
      for at in 0..<Int64(calls) {
        fold.expire(before: at)
        fold.begin(row: UInt32(truncatingIfNeeded: at), expiresAt: at + window)
        fold.add(.text(UInt32(mixed(at) % people)))
      }
      keep(fold.count)
    }
    tell("sum of decimals, exact, of the last 5") { calls in
      var folds = FoldBank()
      let sum = folds.append(.sum, last: 5)
      for at in 0..<Int64(calls) {
        folds.begin(sum, row: UInt32(truncatingIfNeeded: at), expiresAt: .max)
        folds.add(.double(Double(mixed(at) % 100) / 100), to: sum)
      }
      if case .value(let key) = folds.read(sum) { keep(key) }
    }
    tell("greatest in a window") { calls in
      var fold = ExtremeFold(isMaximum: true, slides: true)
      for at in 0..<Int64(calls) {
        fold.expire(before: at)
        fold.begin(row: UInt32(truncatingIfNeeded: at), expiresAt: at + window)
        fold.add(.int(Int64(mixed(at) % 1_000)))
      }
      keep(fold.value)
    }
  }

  private static func waits() {
    tell("a wait begun and answered") { calls in
      var waits = Waits()
      var taken: [Wait] = []
      let keys = Agreements()
      for at in 0..<Int64(calls) {
        waits.begin(
          Wait(trigger: UInt32(truncatingIfNeeded: at), at: at, due: at + window, key: Agreements.everything))
        waits.takeAgreeing(Agreements.everything, keys, into: &taken)
        taken.removeAll(keepingCapacity: true)
      }
      keep(waits.isEmpty)
    }
    tell("a silence begun again") { calls in
      var silence = Silence()
      for at in 0..<Int64(calls) {
        silence.begin(row: UInt32(truncatingIfNeeded: at), at: at, due: at + window)
        keep(silence.judge(.yes, isOver: false) == .none)
      }
    }
  }

  /// Owners whose timers move on with each of their activities, and now and then come due.
  private static func timers(of owners: UInt32) {
    tell("a timer moved, \(owners) owners") { calls in
      var queue = TimerQueue()
      for at in 0..<Int64(calls) {
        while let due = queue.popDue(at: at) { keep(due.owner) }
        queue.set(UInt32(truncatingIfNeeded: mixed(at)) % owners, at: at + Int64(owners) * 2)
      }
      keep(queue.next())
    }
  }

  /// Numbers without a pattern, the same in every run.
  @inline(__always)
  private static func mixed(_ value: Int64) -> UInt64 {
    let product = UInt64(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
