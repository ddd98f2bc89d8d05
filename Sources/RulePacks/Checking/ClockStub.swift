import CEL
import SourceText
enum ClockStub {
  static func comparisons(_ checked: Checked) -> (allowed: [ClockComparison.Allowed], refused: [SourceRange])
  { ([], []) }
}
