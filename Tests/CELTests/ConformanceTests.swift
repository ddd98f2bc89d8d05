import TestFiles
import Testing

@Suite("The public test suite of CEL")
struct ConformanceTests {
  private static let path = "conformance/cel/vectors.jsonl"

  /// Files about extensions that rules have no use for: output of an optimiser, and network addresses.
  private static let leftOut: Set<String> = ["block_ext", "network_ext"]

  /// What does not pass, by id; anything else that fails, and anything of these that passes, is a defect.
  private static let expectedFailures: Set<String> = []

  @Test(
    "passes, file by file",
    .enabled(if: TestFiles.shared(path) != nil, "the shared test vectors are not here"))
  func vectors() throws {
    let text = try #require(TestFiles.sharedBytes(Self.path))
    var failures: [String: String] = [:]
    var counts: [String: (passed: Int, all: Int)] = [:]
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let vector = ConformanceVector(json: try JSON(Array(line)))
      if Self.leftOut.contains(vector.file) { continue }
      let failure = vector.failure()
      if let failure { failures[vector.id] = failure }
      counts[vector.file, default: (0, 0)].all += 1
      counts[vector.file, default: (0, 0)].passed += failure == nil ? 1 : 0
    }
    for (file, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("\(file): \(count.passed) of \(count.all)")
    }
    #expect(counts.values.reduce(0) { $0 + $1.all } == 1_148)
    for (id, failure) in failures.sorted(by: { $0.key < $1.key }) where !Self.expectedFailures.contains(id) {
      Issue.record("\(id) \(failure)")
    }
    #expect(Self.expectedFailures.subtracting(failures.keys) == [])
  }
}
