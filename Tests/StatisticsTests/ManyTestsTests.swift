import Statistics
import Testing

@Suite("Many tests at once")
struct ManyTestsTests {
  /// The example of Benjamini and Hochberg 1995, section 3.2: at 5 % four of fifteen are findings, by Holm three.
  private static let published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
    0.7590, 1.000,
  ]

  @Test("leave the findings of the published example, in whatever order they come")
  func published() {
    let shuffled = Self.published.indices.map { Self.published[$0 * 7 % Self.published.count] }
    #expect(ManyTests.benjaminiHochberg(shuffled).count { $0 <= 0.05 } == 4)
    #expect(ManyTests.holm(shuffled).count { $0 <= 0.05 } == 3)
    #expect(ManyTests.benjaminiHochberg([]).isEmpty)
  }

  @Test("never make one more likely a finding than it is alone")
  func bounds() {
    for adjusted in [ManyTests.benjaminiHochberg(Self.published), ManyTests.holm(Self.published)] {
      #expect(zip(adjusted, Self.published).allSatisfy { $0 >= $1 && $0 <= 1 })
    }
  }

  @Test("quantiles lie between the numbers in proportion")
  func quantiles() {
    #expect([3.0, 1, 2].median == 2)
    #expect([4.0, 1, 2, 3].median == 2.5)
    #expect([10.0, 20].quantile(0.1) == 11)
    #expect([Double]().median == nil)
    #expect([7.0].quantile(1) == 7)
  }
}
