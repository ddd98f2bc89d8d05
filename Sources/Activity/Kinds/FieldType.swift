/// What a field of an activity's `data` holds, as kinds declare it.
public enum FieldType: String, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case text, bool, int, any
  /// A decimal.
  case number
  /// A decimal in the deal's currency.
  case money
  /// 0 to 1: `0.35` is 35 %.
  case share
  /// `10` is 10 %.
  case percentPoints = "percent_points"
  /// A day, read as its first instant in the site's zone.
  case date
  case instant
  case listOfText = "list of text"
}
