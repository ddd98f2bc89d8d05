/// A rule pack that is part of the program, as it was written.
public struct EmbeddedPack: Hashable, Sendable {
  /// The file's name, such as `customer-concept.yaml`.
  public var name: String
  /// The file's bytes, in UTF-8.
  public var bytes: [UInt8]
  /// The bytes of the test file beside it, or nil where it has none.
  public var tests: [UInt8]?

  public init(_ name: String, _ bytes: [UInt8], tests: [UInt8]? = nil) {
    self.name = name
    self.bytes = bytes
    self.tests = tests
  }

  /// The name of the test file, as diagnostics show it: `customer-concept.test.yaml`.
  public var testName: String {
    let suffix = ".yaml"
    guard name.hasSuffix(suffix) else { return name + ".test" }
    return name.dropLast(suffix.count) + ".test" + suffix
  }
}
