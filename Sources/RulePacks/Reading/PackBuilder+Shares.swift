import SourceText
import YAMLTree

// A period against the one before: `at_least: 80%, of: EVENT, against: previous, basis: 5`.
extension PackBuilder {
  private static let mostPercent: Int64 = 1_000

  private enum Against: String, CaseIterable { case previous }

  /// Whether the bound is a share of what the period before had; half of such a sentence is reported.
  mutating func comparesPeriods(_ main: YAMLEntry, _ fields: Fields) -> Bool {
    if fields.entry("against") != nil { return true }
    if let basis = fields.entry("basis"), fields.lacks("against") {
      report(
        .companion, basis.keyRange, "'basis' needs 'against'",
        help: "add 'against: previous' and a percentage, or leave 'basis' out")
    }
    guard main.value.scalar?.text.hasSuffix("%") == true, fields.lacks("against") else { return false }
    report(
      .companion, main.value.range, "a percentage is a share of the period before, and 'against' is missing",
      help: "add 'against: previous', or write a whole number")
    return true
  }

  /// The percentage and the basis.
  mutating func share(_ main: YAMLEntry, _ fields: Fields, _ frame: inout RuleFrame) -> Quota.Share? {
    frame.found.append(.before)
    let against = fields["against"].flatMap { choice($0, "what to compare with", of: Against.self) }
    let basis = fields["basis"].map { int($0, in: 1...1_000_000) } ?? 1
    let percent = wholePercent(main.value, in: 1...Self.mostPercent)
    guard against != nil, let basis, let percent else { return nil }
    return Quota.Share(percent: percent, basis: basis)
  }
}

extension DocumentReader {
  /// A percentage without decimals, as the number before the sign.
  mutating func wholePercent(_ node: YAMLNode, in range: ClosedRange<Int64>) -> Int? {
    guard let text = word(node, "a percentage")?.text else { return nil }
    guard text.hasSuffix("%"), let value = Int64(String(text.dropLast()).trimmed), range.contains(value)
    else {
      reportWrongValue(
        node, "'\(text)' is no whole percentage from \(range.lowerBound)% to \(range.upperBound)%",
        help: "write it as '80%'")
      return nil
    }
    return Int(value)
  }
}
