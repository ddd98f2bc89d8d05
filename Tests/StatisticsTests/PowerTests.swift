import Statistics
import Testing

@Suite("How many cases show a difference")
struct PowerTests {
  @Test(
    "is what the docs say", arguments: [(0.4, 0.6, 1.0, 97), (0.4, 0.5, 1.0, 388), (0.5, 0.4, 0.25, 971)])
  func counts(first: Double, second: Double, ratio: Double, count: Int) {
    #expect(Power(first, second, ratio: ratio).count() == count)
  }

  @Test("is what a simulation of so many cases finds, four times in five")
  func simulation() throws {
    var numbers = RandomNumbers(seed: 7)
    for (first, second) in [(0.4, 0.6), (0.4, 0.5), (0.1, 0.2)] {
      let count = try #require(Power(first, second).count())
      var shown = 0
      for _ in 0..<600 {
        let pair = RatePair(
          draw(first, count, &numbers), draw(second, count, &numbers))
        if !pair.newcombe().contains(0) { shown += 1 }
      }
      // Three standard deviations of 600 draws, and what the interval and the test differ by.
      #expect(abs(Double(shown) / 600 - 0.8) < 0.06)
    }
  }

  @Test("grows with the cases, and is small where nothing differs")
  func likelihood() {
    #expect(Power(0.4, 0.6).likelihood(count: 200) > Power(0.4, 0.6).likelihood(count: 100))
    #expect(abs(Power(0.4, 0.4).likelihood(count: 100) - 0.05) < 1e-12)
    #expect(Power(0.4, 0.4).count() == nil)
  }

  private func draw(_ share: Double, _ count: Int, _ numbers: inout RandomNumbers) -> Rate {
    Rate((0..<count).reduce(0) { sum, _ in sum + (numbers.unit() < share ? 1 : 0) }, of: count)
  }
}
