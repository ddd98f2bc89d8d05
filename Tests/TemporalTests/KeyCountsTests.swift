import BasicContainers
import Testing

@testable import Temporal

@Suite("Counts of keys")
struct KeyCountsTests {
  @Test("are as a table says, whatever is done")
  func naive() {
    var random = SmallRandom(seed: 21)
    var counts = KeyCounts()
    for range in [3, 40, 500] {
      var table: [Int: UInt32] = [:]
      var marks: [Int: Int] = [:]
      for _ in 0..<600 {
        let number = random.below(range)
        let key = FoldKey.int(Int64(number))
        let before = table[number, default: 0]
        switch random.below(8) {
        case 0...3:
          #expect(counts.add(key) == before)
          table[number] = before + 1
        case 4, 5:
          #expect(counts.remove(key) == (before == 0 ? 0 : before - 1))
          table[number] = before == 0 ? 0 : before - 1
        case 6:
          counts.settle(key, mark: number + 1)
          table[number] = 0
          marks[number] = number + 1
        default: #expect(counts.mark(of: key) == marks[number] ?? 0)
        }
        #expect(counts.present == table.values.filter { $0 > 0 }.count)
      }
      let live = counts.live.map { Int($0.key.payload) }
      #expect(Set(live) == Set(table.filter { $0.value > 0 }.keys).union(marks.keys))
      #expect(live.count == Set(live).count)
      counts.clear()
      #expect(counts.present == 0 && counts.live.isEmpty)
    }
  }

  @Test("that are emptied keep their room")
  func room() {
    var counts = KeyCounts()
    for number in Int64(0)..<40 { #expect(counts.add(.int(number)) == 0) }
    let room = counts.slots.count
    counts.clear()
    #expect(room >= 80 && counts.slots.count == room)
    #expect(counts.add(.int(1)) == 0 && counts.present == 1)
  }

  @Test("that are put in are there, with their marks")
  func put() {
    var counts = KeyCounts()
    counts.put(.text(1), count: 2, mark: 0)
    counts.put(.text(2), count: 0, mark: 7)
    #expect(counts.present == 1)
    #expect(counts.remove(.text(1)) == 1 && counts.present == 1)
    #expect(counts.remove(.text(1)) == 0 && counts.present == 0)
    #expect(counts.mark(of: .text(2)) == 7 && counts.remove(.text(2)) == 0)
  }
}
