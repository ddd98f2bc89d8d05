import Activity
import SourceText

/// A question asked of every pack that has been read without errors; each has a file of its own.
protocol Lint: Sendable {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic]
}

enum Lints {
  static let all: [any Lint] = []
}
