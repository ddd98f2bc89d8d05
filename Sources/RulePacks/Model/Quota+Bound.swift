extension Quota.Bound {
  /// Whether the bound has to be reached, not kept.
  package var isLeast: Bool {
    switch self {
    case .atLeast, .atLeastShare: true
    case .atMost, .atMostShare: false
    }
  }

  /// What the period before has to do with it; nil where the bound is a number.
  package var share: Quota.Share? {
    switch self {
    case .atLeast, .atMost: nil
    case .atLeastShare(let share), .atMostShare(let share): share
    }
  }

  /// The bound as a number: a share that has to be reached is rounded up, one that must not be passed is rounded down.
  ///
  /// - Parameter previous: How many the period before had.
  /// - Returns: Nil where these are too few to compare with.
  package func resolved(previous: Int) -> Quota.Bound? {
    guard let share else { return self }
    guard previous >= share.basis else { return nil }
    let (hundredths, overflows) = previous.multipliedReportingOverflow(by: share.percent)
    guard !overflows, hundredths <= .max - 99 else { return nil }
    return isLeast ? .atLeast((hundredths + 99) / 100) : .atMost(hundredths / 100)
  }
}
