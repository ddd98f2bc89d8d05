import BuiltInDomains
import DomainKit
import RulePacks
import SourceText

/// A pack's file and the test files beside it, before they are read.
struct PackSource {
  let file: SourceFile
  let tests: [SourceFile]

  /// The packs that the program ships.
  static var shipped: [PackSource] {
    LoadedDomains(BuiltInDomains.all).shippedFiles.map { PackSource(file: $0.pack, tests: $0.tests) }
  }

  /// The packs of files and folders, each once.
  ///
  /// A test file stands for the pack beside it, so that either may be named.
  static func load(_ paths: [String]) throws(Failure) -> [PackSource] {
    var sources: [PackSource] = []
    for path in paths {
      for file in try PackFiles.files(packPath(of: path))
      where !sources.contains(where: { $0.file.name == file.name }) {
        let test = testPath(of: file.name)
        sources.append(PackSource(file: file, tests: Files.exists(test) ? [try Files.read(test)] : []))
      }
    }
    return sources
  }

  private static let suffix = ".yaml"
  private static let testSuffix = ".test.yaml"

  private static func packPath(of path: String) -> String {
    path.hasSuffix(testSuffix) ? path.dropLast(testSuffix.count) + suffix : path
  }

  private static func testPath(of path: String) -> String {
    path.hasSuffix(suffix) ? path.dropLast(suffix.count) + testSuffix : path + ".test"
  }
}
