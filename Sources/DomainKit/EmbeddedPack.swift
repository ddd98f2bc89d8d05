/// A rule pack that is part of the program, as it was written.
package struct EmbeddedPack: Hashable, Sendable {
  /// The file's name, such as `customer-concept.yaml`.
  package var name: String
  /// The file's bytes, in UTF-8.
  package var bytes: [UInt8]
  /// The bytes of the test file beside it, or nil where it has none.
  package var tests: [UInt8]?

  package init(_ name: String, _ bytes: [UInt8], tests: [UInt8]? = nil) {
    self.name = name
    self.bytes = bytes
    self.tests = tests
  }

  /// The name of the test file, as diagnostics show it: `customer-concept.test.yaml`.
  package var testName: String {
    let suffix = ".yaml"
    guard name.hasSuffix(suffix) else { return name + ".test" }
    return name.dropLast(suffix.count) + ".test" + suffix
  }
}
