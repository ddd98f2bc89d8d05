import Temporal
import Testing

@Suite("Timers")
struct TimerQueueTests {
  @Test("come in the order of instants, then owners")
  func order() {
    check([(3, 20), (1, 30), (2, 20), (0, 10)], at: 25, due: [(10, 0), (20, 2), (20, 3)], next: 30)
  }

  @Test("that are set again count with their last instant only")
  func setAgain() {
    check([(0, 10), (0, 20), (1, 15)], at: 15, due: [(15, 1)], next: 20)
    check([(0, 20), (0, 10), (0, 10)], at: 30, due: [(10, 0)], next: TimerQueue.none)
    check([(0, 20), (0, 10), (0, 25)], at: 24, due: [], next: 25)
  }

  @Test("are due when they were set to be, or never")
  func instants() {
    var queue = TimerQueue()
    #expect(queue.instant(of: 0) == TimerQueue.none)
    queue.set(1, at: 7)
    #expect([0, 1, 2].map { queue.instant(of: $0) } == [TimerQueue.none, 7, TimerQueue.none])
    queue.cancel(2)
    #expect(queue.isQuiet(before: 7) && !queue.isQuiet(before: 8))
    queue.cancel(1)
    #expect(queue.instant(of: 1) == TimerQueue.none)
  }

  @Test("that are taken away never come")
  func cancelled() {
    check([(0, 10), (1, 11), (0, TimerQueue.none)], at: 20, due: [(11, 1)], next: TimerQueue.none)
    check([(0, TimerQueue.none)], at: TimerQueue.none, due: [], next: TimerQueue.none)
  }

  @Test("are as a table of owners says, whatever is done")
  func naive() {
    var random = SmallRandom(seed: 7)
    var queue = TimerQueue()
    for _ in 0..<60 {
      var table: [UInt32: Int64] = [:]
      var now: Int64 = 0
      for _ in 0..<60 {
        let owner = UInt32(random.below(6))
        switch random.below(5) {
        case 0:
          queue.cancel(owner)
          table[owner] = nil
        case 1:
          now += Int64(random.below(12))
          let due = table.filter { $0.value <= now }.map { ($0.value, $0.key) }.sorted { $0 < $1 }
          expect(due: due, of: &queue, at: now)
          table = table.filter { $0.value > now }
        default:
          let instant = now + Int64(random.below(30))
          queue.set(owner, at: instant)
          table[owner] = instant
        }
        expect(queue.next(), is: table.values.min() ?? TimerQueue.none)
      }
      queue.reset()
      expect(queue.next(), is: TimerQueue.none)
    }
  }

  private func check(_ timers: [(UInt32, Int64)], at instant: Int64, due: [(Int64, UInt32)], next: Int64) {
    var queue = TimerQueue()
    for (owner, instant) in timers { queue.set(owner, at: instant) }
    expect(due: due, of: &queue, at: instant)
    expect(queue.next(), is: next)
  }

  private func expect(_ next: Int64, is instant: Int64) { #expect(next == instant) }

  private func expect(due: [(Int64, UInt32)], of queue: inout TimerQueue, at instant: Int64) {
    var found: [(Int64, UInt32)] = []
    while let timer = queue.popDue(at: instant) { found.append((timer.instant, timer.owner)) }
    #expect(found.map(\.0) == due.map(\.0))
    #expect(found.map(\.1) == due.map(\.1))
  }
}
