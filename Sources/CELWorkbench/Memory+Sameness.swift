package import CEL

extension Memory {
  /// Equality that tells the types of numbers apart and for which NaN equals NaN.
  package func areSame(_ one: Value, _ other: Value) -> Bool {
    guard one.tag == other.tag else { return false }
    switch one.tag {
    case .double:
      let areNaN = (one.asDouble?.isNaN ?? false) && (other.asDouble?.isNaN ?? false)
      return areNaN || one.payload == other.payload
    case .list:
      let (left, right) = (elements(of: one), elements(of: other))
      return left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
    case .map:
      let (left, right) = (entries(of: one), entries(of: other))
      return left.count == right.count
        && left.allSatisfy { entry in
          right.contains { areSame($0.key, entry.key) && areSame($0.value, entry.value) }
        }
    default: return equal(one, other)
    }
  }
}
