import Statistics
import Testing

@Suite("The bootstrap by clusters")
struct BootstrapTests {
  @Test("is the same on every run")
  func repeats() {
    let clusters = ClusterBootstrap(clusters: 7, replicates: 50, seed: 3)
    let once = clusters.figures { Double($0[0]) }.sorted
    #expect(clusters.figures { Double($0[0]) }.sorted == once)
    #expect(ClusterBootstrap(clusters: 7, replicates: 50, seed: 4).figures { Double($0[0]) }.sorted != once)
  }

  /// The first numbers of the generator's published implementation for a state filled by SplitMix64 from 0.
  @Test("draws from the published generator")
  func generator() {
    var numbers = RandomNumbers(seed: 0)
    #expect([numbers.next(), numbers.next()] == [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A])
  }

  @Test("draws as many clusters as there are, each as often as the others in the long run")
  func drawing() {
    var sums = [0, 0, 0, 0]
    _ = ClusterBootstrap(clusters: 4, replicates: 4_000, seed: 9).figures { drawn in
      #expect(drawn.reduce(0, +) == 4)
      for place in drawn.indices { sums[place] += drawn[place] }
      return nil
    }
    #expect(sums.allSatisfy { (3_700...4_300).contains($0) })
  }

  @Test("is wider where the members of a cluster are alike")
  func clustering() throws {
    let alike = (0..<40).map { Double($0 / 10) }
    let byMember = ClusterBootstrap(clusters: 40, replicates: 400, seed: 1).figures { drawn in
      zip(alike, drawn).reduce(0) { $0 + $1.0 * Double($1.1) } / 40
    }
    let byCluster = ClusterBootstrap(clusters: 4, replicates: 400, seed: 1).figures { drawn in
      alike.indices.reduce(0) { $0 + alike[$1] * Double(drawn[$1 / 10]) } / 40
    }
    let (narrow, wide) = (try #require(byMember.percentiles()), try #require(byCluster.percentiles()))
    #expect(wide.width > 2 * narrow.width)
    #expect(wide.contains(1.5))
  }

  @Test("says nothing where no replicate has a figure")
  func noFigure() {
    let figures = ClusterBootstrap(clusters: 0, replicates: 10, seed: 1).figures { _ in 1 }
    #expect(figures.percentiles() == nil)
    #expect(figures.likelihoodByChance(of: 3) == 1)
  }
}
