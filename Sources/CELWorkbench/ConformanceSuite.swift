package import SourceText

/// A file of tests of the public suite of CEL, one JSON object a line.
package struct ConformanceSuite: Sendable {
  /// In the order of the file.
  package let vectors: [ConformanceVector]

  /// Suite files about extensions that rules have no use for: output of an optimiser, and network addresses.
  package static let skipped: Set<String> = ["block_ext", "network_ext"]

  /// The file is none of these.
  package struct Malformed: Error {
    /// From 1.
    package var line: Int
    /// A sentence without a full stop.
    package var message: String
  }

  /// - Throws: ``Malformed`` for the first line that is no test, or where there is none.
  package init(reading file: SourceFile) throws(Malformed) {
    var vectors: [ConformanceVector] = []
    let lines = file.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      let json: JSON
      do {
        json = try JSON(Array(line))
      } catch {
        throw Malformed(line: index + 1, message: "is \(error.message) from byte \(error.offset + 1) on")
      }
      guard let vector = ConformanceVector(json: json) else {
        throw Malformed(
          line: index + 1, message: "is no test: it needs id, file, expr, and value, error or deduced_type")
      }
      vectors.append(vector)
    }
    guard !vectors.isEmpty else { throw Malformed(line: 1, message: "holds no test") }
    self.vectors = vectors
  }
}
