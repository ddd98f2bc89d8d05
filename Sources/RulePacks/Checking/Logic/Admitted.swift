/// The values that something may still have while tests are asked of it one after the other.
struct Admitted: Sendable {
  private var low = -Double.infinity
  private var high = Double.infinity
  private var isLowIn = true
  private var isHighIn = true
  private var among: Set<Constant>?
  private var outside: Set<Constant> = []
  var isWhole = false
  /// Why it is not simply anything: `a share lies between 0 and 1`.
  var reason: String?

  /// Anything.
  static let anything = Admitted()

  static func numbers(_ range: ClosedRange<Double>, isWhole: Bool = false, because reason: String) -> Admitted
  {
    var admitted = Admitted()
    (admitted.low, admitted.high) = (range.lowerBound, range.upperBound)
    admitted.isWhole = isWhole
    admitted.reason = reason
    return admitted
  }

  static func truth(_ value: Bool, because reason: String) -> Admitted {
    var admitted = Admitted()
    admitted.among = [.truth(value)]
    admitted.reason = reason
    return admitted
  }

  mutating func take(_ says: Claim.Says) {
    switch says {
    case .below(let limit, let isIn):
      if limit < high || (limit == high && !isIn) { (high, isHighIn) = (limit, isIn) }
    case .above(let limit, let isIn):
      if limit > low || (limit == low && !isIn) { (low, isLowIn) = (limit, isIn) }
    case .among(let values): among = among.map { $0.intersection(values) } ?? values
    case .outside(let values): outside.formUnion(values)
    }
  }

  /// Whether no value is left.
  var isEmpty: Bool {
    if let among { return !among.contains(where: admits) }
    if outside.isSuperset(of: [.truth(true), .truth(false)]) { return true }
    if isWhole { return hasNoWholeNumber }
    if low == high { return !isLowIn || !isHighIn || outside.contains(.number(low)) }
    return low > high
  }

  private func admits(_ value: Constant) -> Bool {
    guard !outside.contains(value) else { return false }
    guard case .number(let number) = value else { return true }
    return (isLowIn ? number >= low : number > low) && (isHighIn ? number <= high : number < high)
      && (!isWhole || number == number.rounded())
  }

  private var hasNoWholeNumber: Bool {
    let first = isLowIn ? low.rounded(.up) : low.rounded(.down) + 1
    let last = isHighIn ? high.rounded(.down) : high.rounded(.up) - 1
    guard first <= last else { return true }
    guard last - first < 64 else { return false }
    return stride(from: first, through: last, by: 1).allSatisfy { outside.contains(.number($0)) }
  }
}
