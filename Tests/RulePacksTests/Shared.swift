import Activity
import RulePacks
import SourceText
import TestFiles

/// Packs that lie beside the package, read in place.
enum Shared {
  static func file(_ path: String) -> SourceFile? {
    TestFiles.sharedBytes(path).map { SourceFile(name: path, utf8: $0) }
  }

  /// The reader of the conformance packs: their kinds are the only ones.
  static var conformanceReader: PackReader {
    let kinds = file("conformance/kinds.yaml").map { KindsFile.read($0) }
    return PackReader(catalogue: KindCatalogue(kinds?.kinds ?? []), domains: [kinds?.domain ?? ""])
  }
}
