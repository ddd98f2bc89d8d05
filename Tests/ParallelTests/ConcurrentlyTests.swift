import Parallel
import Testing

@Suite("Work on several threads")
struct ConcurrentlyTests {
  @Test("gives every result once, in the order of the pieces", arguments: [0, 1, 2, 7])
  func order(threads: Int) {
    #expect(concurrently(1_000, threads: threads) { $0 * $0 } == (0..<1_000).map { $0 * $0 })
  }

  @Test("has nothing to give for no work")
  func nothing() { #expect(concurrently(0, threads: 4) { $0 }.isEmpty) }

  @Test("keeps results that are empty themselves")
  func optionals() {
    let results: [Int?] = concurrently(3, threads: 2) { $0 == 1 ? nil : $0 }
    #expect(results == [0, nil, 2])
  }

  @Test("finds a processor") func processors() { #expect(processorCount >= 1) }
}
