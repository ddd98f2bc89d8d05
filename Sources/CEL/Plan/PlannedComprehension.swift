/// A macro that goes through a list or map.
struct PlannedComprehension: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    case all, exists, existsOne, list, filter, map, mapEntry
    /// How many elements a `filter` would keep.
    case count
  }

  var kind: Kind
  /// Nodes; those that are not there are 0 and not read.
  var range: UInt32
  var condition: UInt32
  var body: UInt32
  var hasCondition: Bool
  /// The place of the first variable; the second is behind it.
  var place: UInt32
  var hasTwoNames: Bool
}
