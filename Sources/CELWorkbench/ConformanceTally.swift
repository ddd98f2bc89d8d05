/// How many tests passed, by what they expect.
package struct ConformanceTally: Sendable {
  /// Tests of one kind that were run.
  package struct Count: Sendable {
    package var passed = 0
    package var failed = 0

    package var all: Int { passed + failed }
  }

  /// Tests that expect a value.
  package private(set) var values = Count()
  /// Tests that expect a failure.
  package private(set) var errors = Count()
  /// Tests that expect a type and are not run.
  package private(set) var types = Count()
  package private(set) var skipped = 0

  package init() {}

  package var passed: Int { values.passed + errors.passed + types.passed }
  package var failed: Int { values.failed + errors.failed + types.failed }

  /// Takes in a test and how it turned out.
  package mutating func count(_ vector: ConformanceVector, _ outcome: ConformanceVector.Outcome) {
    switch outcome {
    case .passed: self[keyPath: Self.path(of: vector)].passed += 1
    case .failed: self[keyPath: Self.path(of: vector)].failed += 1
    case .skipped: skipped += 1
    }
  }

  private static func path(of vector: ConformanceVector) -> WritableKeyPath<Self, Count> {
    switch vector.expectation {
    case .value: \.values
    case .error: \.errors
    case .type: \.types
    }
  }
}
