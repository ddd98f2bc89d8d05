import Saving
import Testing

@testable import Temporal

/// States that are written and read between any two steps, beside the same that never are.
@Suite("What waits for time, written and read")
struct WrittenStateTests {
  private static let base: Int64 = 1_000
  private static let truths: [Truth] = [.no, .yes, .unknown, .failed]

  private func read<State>(
    _ save: (inout ByteWriter) -> Void, _ restore: (inout ByteReader) -> State
  ) -> State {
    var writer = ByteWriter()
    save(&writer)
    return writer.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      let state = restore(&reader)
      #expect(reader.isAtEnd && !reader.isBroken)
      return state
    }
  }

  @Test("goes on as a silence")
  func silence() {
    var random = SmallRandom(seed: 31)
    for _ in 0..<60 {
      var (kept, written) = (Silence(), Silence())
      for step in 0..<25 {
        let at = Int64(step * 10)
        let truth = Self.truths[random.below(4)]
        let isOver = random.below(2) == 0
        switch random.below(8) {
        case 0:
          kept.begin(row: UInt32(step), at: at, due: at + 30)
          written.begin(row: UInt32(step), at: at, due: at + 30)
        case 1:
          let before = kept.renew(row: UInt32(step), at: at, due: at + 30, truth)
          #expect(before == written.renew(row: UInt32(step), at: at, due: at + 30, truth))
        case 2:
          kept.void()
          written.void()
        default: #expect(kept.judge(truth, isOver: isOver) == written.judge(truth, isOver: isOver))
        }
        let before = written
        written = read({ before.save(into: &$0, from: Self.base) }) { Silence(from: &$0, from: Self.base) }
        #expect(kept.isPending == written.isPending && kept.isInitial == written.isInitial)
        #expect(kept.due == written.due && kept.at == written.at && kept.row == written.row)
      }
    }
  }

  @Test("goes on as a state that has to hold")
  func held() {
    var random = SmallRandom(seed: 32)
    for _ in 0..<60 {
      var (kept, written) = (Held(), Held())
      for step in 0..<25 {
        let at = Int64(step * 10)
        let truth = Self.truths[random.below(4)]
        switch random.below(6) {
        case 0:
          kept.raise()
          written.raise()
        case 1: #expect(kept.end() == written.end())
        default:
          let change = kept.judge(truth, at: at)
          #expect("\(change)" == "\(written.judge(truth, at: at))")
          if case .began = change { (kept.due, written.due) = (at + 30, at + 30) }
        }
        let before = written
        written = read({ before.save(into: &$0, from: Self.base) }) { Held(from: &$0, from: Self.base) }
        #expect(kept.isPending == written.isPending && kept.isInitial == written.isInitial)
        #expect(kept.due == written.due && kept.since == written.since)
      }
    }
  }

  @Test("goes on as a period after one that had nothing, and after one that did not count")
  func periods() {
    for (counts, before) in [(true, 0), (false, nil)] {
      var period = Periodic()
      period.begin(start: 0, end: 10, counts: counts, isCompared: true)
      period.advance(end: 20)
      period.settle(counts: true)
      var writer = ByteWriter()
      period.save(into: &writer, from: Self.base)
      writer.bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        let other = Periodic(from: &reader, from: Self.base)
        #expect(reader.isAtEnd && !reader.isBroken)
        #expect(other.countBefore == before && other.isOpen == counts)
        #expect(other.start == 10 && other.end == 20)
      }
    }
  }

  @Test("is initial only as long as nothing can be told from it")
  func initial() {
    var held = Held()
    #expect(held.isInitial)
    _ = held.judge(.unknown, at: 1)
    #expect(!held.isInitial)
    held = Held()
    held.raise()
    #expect(!held.isInitial)
    held = Held()
    held.due = 5
    #expect(!held.isInitial)
  }

  @Test("goes on as timers, but for one owner's")
  func timers() {
    var random = SmallRandom(seed: 33)
    for _ in 0..<30 {
      var queue = TimerQueue()
      var table: [UInt32: Int64] = [:]
      for _ in 0..<random.below(12) {
        let (owner, instant) = (UInt32(random.below(6)), Int64(random.below(50)))
        queue.set(owner, at: instant)
        table[owner] = instant
      }
      let left = UInt32(random.below(6))
      table[left] = nil
      var writer = ByteWriter()
      queue.save(into: &writer, without: left)
      writer.bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        var other = TimerQueue()
        other.restore(from: &reader, owners: 6)
        #expect(reader.isAtEnd && !reader.isBroken)
        for owner in 0..<UInt32(6) { #expect(other.instant(of: owner) == table[owner] ?? TimerQueue.none) }
        reader = ByteReader(bytes)
        var fewer = TimerQueue()
        let most = Int(table.keys.max() ?? 0)
        fewer.restore(from: &reader, owners: most)
        #expect(reader.isBroken == !table.isEmpty)
      }
    }
  }
}
