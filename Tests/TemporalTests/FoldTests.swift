import Temporal
import Testing

/// What was fed to a fold, kept whole and folded anew at every reading.
private struct NaiveLog {
  struct Activity {
    var row: UInt32
    var expiresAt: Int64
    var keys: [FoldKey]
    var settles: [FoldKey]
    var isBegun: Bool
    var error: FoldKey?
  }

  var activities: [Activity] = []

  /// What counts after all that left with time, in order.
  func counting(slides: Bool, last: Int?, expiredBefore instant: Int64) -> [Activity] {
    let begun = activities.filter { $0.isBegun }
    let alive = slides ? begun.filter { $0.expiresAt >= instant } : begun
    return last.map { Array(alive.suffix($0)) } ?? alive
  }
}

@Suite("Folds")
struct FoldTests {
  @Test(
    "are what folding everything anew gives",
    arguments: [FoldBank.Kind.count, .distinct, .sum, .mean, .min, .max, .latest, .first, .values, .pending])
  func naive(kind: FoldBank.Kind) {
    for slides in [false, true] {
      for last in [nil, 1, 3] { check(kind, slides: slides, last: last) }
    }
  }

  @Test("at the end of a window count at an activity and are gone at a timer")
  func bothSides() {
    var bank = FoldBank()
    let id = bank.append(.count, slides: true)
    bank.begin(id, row: 0, expiresAt: 10)
    expect(nextExpiry: bank.nextExpiry(of: id), is: 10)
    bank.expire(id, beforeActivityAt: 10)
    expect(bank.read(id), is: .int(1))
    bank.expire(id, atTimer: 10)
    expect(bank.read(id), is: .int(0))
    expect(nextExpiry: bank.nextExpiry(of: id), is: TimerQueue.none)
  }

  @Test("of keys take a whole double and an int for one, a text for another")
  func equality() {
    var bank = FoldBank()
    let id = bank.append(.distinct)
    for key in [FoldKey.int(1), .double(1), .uint(1), .text(1), .double(1.5), .double(0), .double(-0.0)] {
      bank.begin(id, row: 0, expiresAt: 0)
      bank.add(key, to: id)
    }
    expect(bank.read(id), is: .int(4))
    #expect(FoldKey.double(0x1p63) == .uint(1 << 63))
    #expect(FoldKey.int(Int64.max).precedes(.double(0x1p63)))
    #expect(!FoldKey.double(0x1p63).precedes(.int(Int64.max)))
    #expect(FoldKey.double(2.5).precedes(.int(3)) && FoldKey.int(2).precedes(.double(2.5)))
  }

  @Test("of keys have an order of numbers whatever their types, and of nothing else")
  func order() {
    let ascending: [FoldKey] = [
      .double(-.infinity), .double(-0x1p64), .int(.min), .double(-2.5), .int(-2), .double(-0.5), .int(0),
      .double(0.5),
      .uint(1), .double(2.5), .int(.max), .uint(1 << 63), .double(0x1.8p63), .uint(.max), .double(0x1p64),
      .double(.infinity),
    ]
    for (place, one) in ascending.enumerated() {
      #expect(!one.precedes(one))
      for other in ascending[(place + 1)...] { #expect(one.precedes(other) && !other.precedes(one)) }
    }
    let unordered: [(FoldKey, FoldKey)] = [
      (FoldKey.int(3), .double(3)), (.uint(3), .double(3)), (.int(3), .uint(3)),
      (.int(.min), .double(-0x1p63)),
      (.uint(1 << 63), .double(0x1p63)), (.double(.nan), .int(0)), (.text(1), .int(2)), (.text(1), .text(2)),
      (FoldKey(tag: .null), .int(1)), (.duration(nanoseconds: 1), .int(2)), (.bool(false), .int(1)),
    ]
    for (a, b) in unordered { #expect(!a.precedes(b) && !b.precedes(a)) }
    let times = [(-1, 5), (-1, 6), (0, 0), (0, 1), (1, 0)].map {
      FoldKey.timestamp(seconds: $0, nanoseconds: $1)
    }
    let others = [FoldKey.bool(false), .bool(true)],
      lengths = [-1, 0, 7].map { FoldKey.duration(nanoseconds: $0) }
    for row in [times, others, lengths] {
      for (a, b) in zip(row, row.dropFirst()) { #expect(a.precedes(b) && !b.precedes(a) && !a.precedes(a)) }
    }
    #expect(FoldKey.uint(UInt64(Int64.max)) == .int(.max) && FoldKey.uint(1 << 63) != .int(.min))
  }

  @Test("of counts tell what they would be over shorter times, and no others")
  func shorterTimes() {
    let all: [FoldBank.Kind] = [
      .count, .distinct, .sum, .mean, .min, .max, .latest, .first, .values, .pending,
    ]
    #expect(all.filter { FoldBank.tellsShorterTimes($0) } == [.count, .distinct])
  }

  @Test("that would be too large say so")
  func overflow() {
    var bank = FoldBank()
    let id = bank.append(.sum, numberType: .int)
    for key in [FoldKey.int(.max), .int(1)] {
      bank.begin(id, row: 0, expiresAt: 0)
      bank.add(key, to: id)
    }
    let sum = bank.read(id)
    guard case .overflow = sum else { return #expect(Bool(false), "\(sum)") }
  }

  // MARK: Against the naive log

  private func check(_ kind: FoldBank.Kind, slides: Bool, last: Int?) {
    var random = SmallRandom(seed: UInt64(kind.rawValue) + 1)
    var bank = FoldBank()
    _ = bank.append(.count)
    let id = bank.append(kind, slides: slides, last: last, numberType: .int)
    for _ in 0..<12 {
      var log = NaiveLog()
      var now: Int64 = 0
      for row in 0..<UInt32(60) {
        now += Int64(random.below(4))
        bank.expire(id, beforeActivityAt: now)
        step(row, now, kind, &bank, id, &log, &random)
        compare(kind, &bank, id, log.counting(slides: slides, last: last, expiredBefore: now), log)
        guard random.below(4) == 0 else { continue }
        bank.expire(id, atTimer: now)
        let counting = log.counting(slides: slides, last: last, expiredBefore: now + 1)
        compare(kind, &bank, id, counting, log)
        // Whatever comes after a timer is later than it.
        now += 1
        let leaver = kind == .latest ? counting.last : counting.first
        expect(nextExpiry: bank.nextExpiry(of: id), is: (slides ? leaver?.expiresAt : nil) ?? TimerQueue.none)
      }
      bank.reset()
    }
  }

  private func step(
    _ row: UInt32, _ now: Int64, _ kind: FoldBank.Kind, _ bank: inout FoldBank, _ id: FoldBank.ID,
    _ log: inout NaiveLog, _ random: inout SmallRandom
  ) {
    var activity = NaiveLog.Activity(row: row, expiresAt: now + 12, keys: [], settles: [], isBegun: true)
    switch random.below(14) {
    case 0:
      bank.clear(id)
      log.activities.removeAll()
      return
    case 1, 2, 3:
      activity.isBegun = false
      activity.settles = [.int(Int64(random.below(5)))]
      for key in activity.settles { bank.settle(key, in: id) }
    case 4 where ![.count, .latest, .first].contains(kind):
      bank.begin(id, row: row, expiresAt: activity.expiresAt)
      activity.error = FoldKey(tag: .error, payload: UInt64(row))
      bank.fail(id, error: FoldKey(tag: .error, payload: UInt64(row)))
    default:
      bank.begin(id, row: row, expiresAt: activity.expiresAt)
      activity.keys = (0..<random.below(4)).map { _ in .int(Int64(random.below(5))) }
      for key in activity.keys { bank.add(key, to: id) }
    }
    log.activities.append(activity)
  }

  private func compare(
    _ kind: FoldBank.Kind, _ bank: inout FoldBank, _ id: FoldBank.ID, _ counting: [NaiveLog.Activity],
    _ log: NaiveLog
  ) {
    let outcome = bank.read(id)
    if let error = counting.first(where: { $0.error != nil })?.error {
      guard case .failed(error) = outcome else { return #expect(Bool(false), "no failure: \(outcome)") }
      return
    }
    let keys = counting.flatMap(\.keys)
    let numbers = keys.compactMap(\.asInt)
    switch kind {
    case .count: expect(outcome, is: .int(Int64(counting.count)))
    case .distinct: expect(outcome, is: .int(Int64(Set(keys).count)))
    case .sum: expect(outcome, is: .int(numbers.reduce(0, +)))
    case .mean:
      let mean = numbers.isEmpty ? nil : Double(numbers.reduce(0, +)) / Double(numbers.count)
      expect(outcome, is: mean.map { .double($0) })
    case .min: expect(outcome, is: numbers.min().map { .int($0) })
    case .max: expect(outcome, is: numbers.max().map { .int($0) })
    case .latest: #expect(row(outcome) == counting.last?.row)
    case .first: #expect(row(outcome) == counting.first?.row)
    case .values:
      var values: [FoldKey] = []
      bank.forEachValue(of: id) { values.append($0) }
      #expect(values == firstOnly(keys))
    case .pending: expect(outcome, is: .int(Int64(pending(counting, log))))
    }
  }

  private func pending(_ counting: [NaiveLog.Activity], _ log: NaiveLog) -> Int {
    var keys: Set<FoldKey> = []
    for activity in counting {
      for key in activity.keys {
        let settled = log.activities.last { $0.settles.contains(key) }?.row
        if settled == nil || activity.row > settled ?? 0 { keys.insert(key) }
      }
    }
    return keys.count
  }

  private func firstOnly(_ keys: [FoldKey]) -> [FoldKey] {
    var result: [FoldKey] = []
    for key in keys where !result.contains(key) { result.append(key) }
    return result
  }

  private func expect(_ outcome: FoldBank.Outcome, is key: FoldKey?) { #expect(value(outcome) == key) }

  private func expect(nextExpiry: Int64, is instant: Int64) { #expect(nextExpiry == instant) }

  private func value(_ outcome: FoldBank.Outcome) -> FoldKey? {
    if case .value(let key) = outcome { key } else { nil }
  }

  private func row(_ outcome: FoldBank.Outcome) -> UInt32? {
    if case .row(let row) = outcome { row } else { nil }
  }
}
