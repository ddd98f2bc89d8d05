/// Repeated measurements of one thing.
public struct Samples: Sendable {
  /// In ascending order.
  public let sorted: [Double]

  public init(_ values: [Double]) {
    sorted = values.sorted()
  }

  public var median: Double { at(0.5) }
  public var least: Double { at(0) }
  public var greatest: Double { at(1) }

  /// The value below which a share of all lies, by nearest rank; 0 where there is none.
  public func at(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(rank, 0), sorted.count - 1)]
  }
}

extension Samples {
  /// CPU nanoseconds of one run of `body`, several times over.
  ///
  /// - Parameter body: One piece of work that is large against the clock's resolution (about 1 µs).
  public static func runs(_ count: Int = 5, _ body: () throws -> Void) rethrows -> Samples {
    var values: [Double] = []
    for _ in 0..<count {
      let start = CPUTime.nanoseconds
      try body()
      values.append(Double(CPUTime.nanoseconds - start))
    }
    return Samples(values)
  }

  /// CPU nanoseconds of one call, where one call is too short to be measured.
  ///
  /// - Parameters:
  ///   - atLeast: How long one sample takes; calls are doubled until it is reached.
  ///   - body: Does its work as often as it is told.
  public static func calls(
    _ count: Int = 9, atLeast nanoseconds: Int = 20_000_000, _ body: (_ calls: Int) -> Void
  ) -> Samples {
    var calls = 64
    while elapsed(calls, body) < nanoseconds, calls < 1 << 40 { calls *= 2 }
    return Samples((0..<count).map { _ in Double(elapsed(calls, body)) / Double(calls) })
  }

  private static func elapsed(_ calls: Int, _ body: (Int) -> Void) -> Int {
    let start = CPUTime.nanoseconds
    body(calls)
    return CPUTime.nanoseconds - start
  }
}
