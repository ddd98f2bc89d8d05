/// What remains of findings by chance where many questions were put to the same data.
package enum ManyTests {
  /// By test: the smallest share of false alarms among what is called a finding at which it would be one.
  ///
  /// The step-up procedure: minimum over greater ranks of p·m/rank. Y. Benjamini and Y. Hochberg, Controlling the false
  /// discovery rate, JRSS B 57 (1995).
  ///
  /// - Parameter likelihoods: How likely each is by chance, from 0 to 1.
  package static func benjaminiHochberg(_ likelihoods: [Double]) -> [Double] {
    let order = likelihoods.indices.sorted { likelihoods[$0] < likelihoods[$1] }
    var adjusted = likelihoods
    var least = 1.0
    for (rank, place) in order.enumerated().reversed() {
      least = min(least, likelihoods[place] * Double(likelihoods.count) / Double(rank + 1))
      adjusted[place] = least
    }
    return adjusted
  }

  /// By test: the smallest chance of even one false alarm at which it would be called a finding.
  ///
  /// The step-down procedure: maximum over smaller ranks of p·(m-rank+1). S. Holm, A simple sequentially rejective
  /// multiple test procedure, Scandinavian Journal of Statistics 6 (1979).
  package static func holm(_ likelihoods: [Double]) -> [Double] {
    let order = likelihoods.indices.sorted { likelihoods[$0] < likelihoods[$1] }
    var adjusted = likelihoods
    var greatest = 0.0
    for (rank, place) in order.enumerated() {
      greatest = max(greatest, min(1, likelihoods[place] * Double(likelihoods.count - rank)))
      adjusted[place] = greatest
    }
    return adjusted
  }
}
