import Temporal
import Testing

@Suite("Deadlines that wait for one answer")
struct CohortsTests {
  private static let latest: Int64 = 1_000

  @Test("are as a table of members says, whatever is done")
  func naive() {
    var random = SmallRandom(seed: 5)
    for count in 1...5 {
      for _ in 0..<40 { check(count, &random) }
    }
  }

  @Test("wait together from one trigger, and again each by itself once it is due")
  func stretches() {
    var cohorts = Cohorts()
    let durations: ArraySlice<Int64> = [5, 10, 20]
    cohorts.begin(trigger: 1, at: 0, of: 3)
    cohorts.begin(trigger: 2, at: 1, of: 3)
    #expect(cohorts.cohorts.map(\.members) == [0..<3])
    #expect(take(&cohorts, at: 4, durations) == nil)
    #expect(take(&cohorts, at: 5, durations) == [1, 0, 5])
    cohorts.begin(trigger: 3, at: 6, of: 3)
    #expect(cohorts.cohorts.map(\.members) == [0..<1, 1..<3])
    #expect(take(&cohorts, at: 10, durations) == [1, 1, 10])
    cohorts.begin(trigger: 4, at: 10, of: 3)
    #expect(cohorts.cohorts.map(\.members) == [0..<1, 1..<2, 2..<3])
    #expect(cohorts.cohorts.map(\.trigger) == [3, 4, 1])
    cohorts.clear()
    #expect(cohorts.isEmpty)
    cohorts.begin(trigger: 5, at: 11, of: 3)
    #expect(cohorts.cohorts.map(\.members) == [0..<3])
  }

  @Test("beyond the end of all time are due there")
  func clamped() {
    var cohorts = Cohorts()
    cohorts.begin(trigger: 1, at: .max - 3, of: 2)
    #expect(cohorts.nextDue([1, 10], notAfter: .max - 1) == .max - 2)
    #expect(take(&cohorts, at: .max - 2, [1, 10], .max - 1) == [1, 0, .max - 2])
    #expect(take(&cohorts, at: .max - 2, [1, 10], .max - 1) == nil)
    #expect(take(&cohorts, at: .max - 1, [1, 10], .max - 1) == [1, 1, .max - 1])
    #expect(cohorts.nextDue([1, 10], notAfter: .max - 1) == .max)
  }

  private func take(
    _ cohorts: inout Cohorts, at instant: Int64, _ durations: ArraySlice<Int64>, _ latest: Int64 = latest
  ) -> [Int64]? {
    cohorts.takeDue(at: instant, durations, notAfter: latest).map {
      [Int64($0.trigger), Int64($0.member), $0.due]
    }
  }

  private func check(_ count: Int, _ random: inout SmallRandom) {
    // A slice that does not begin at 0, as those of a rule's group.
    let all: [Int64] = [99] + (0..<count).map { _ in Int64(random.below(20)) }.sorted()
    let durations = all[1...]
    var cohorts = Cohorts()
    var table: [Int: (trigger: Int64, due: Int64)] = [:]
    var now: Int64 = 0
    for step in 0..<30 {
      now += Int64(random.below(6))
      while let taken = take(&cohorts, at: now, durations) {
        let due = table.filter { $0.value.due <= now }.min { $0.key < $1.key }
        #expect(taken == due.map { [$0.value.trigger, Int64($0.key), $0.value.due] })
        due.map { table[$0.key] = nil }
      }
      #expect(!table.values.contains { $0.due <= now })
      if random.below(10) == 0 {
        cohorts.clear()
        table = [:]
      } else if random.below(2) == 0 {
        cohorts.begin(trigger: UInt32(step), at: now, of: count)
        for member in 0..<count where table[member] == nil {
          table[member] = (Int64(step), min(now + all[member + 1], Self.latest))
        }
      }
      #expect(cohorts.isEmpty == table.isEmpty)
      #expect(cohorts.nextDue(durations, notAfter: Self.latest) == table.values.map(\.due).min() ?? .max)
      #expect(!cohorts.cohorts.contains { $0.members.isEmpty })
    }
  }
}
