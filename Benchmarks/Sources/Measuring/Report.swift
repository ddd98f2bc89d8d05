/// One line of a measurement, for people and for programs alike: name, figure, unit.
public func report(_ name: String, _ value: Double, _ unit: String) {
  let scaled = (value * 1_000).rounded() / 1_000
  print("\(name)\t\(scaled)\t\(unit)")
}
