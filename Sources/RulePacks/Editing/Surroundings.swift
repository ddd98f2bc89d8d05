package import EventTime
package import SourceText

/// A file that an author writes, and what it is.
package struct AuthoredFile: Sendable {
  package let file: SourceFile
  package let document: EditorSchema.Document

  package init(_ file: SourceFile, _ document: EditorSchema.Document) {
    self.file = file
    self.document = document
  }

  private static let testSuffix = ".test.yaml"

  /// What a name of a file says that it is.
  package static func document(named name: String) -> EditorSchema.Document {
    if name.hasSuffix(testSuffix) { return .tests }
    return name == "touchline.yaml" || name.hasSuffix("/touchline.yaml") ? .site : .pack
  }

  /// The tests beside a pack, or the pack beside tests; the name itself where there can be no such file.
  package static func companion(of name: String) -> String {
    if name.hasSuffix(testSuffix) { return name.dropLast(testSuffix.count) + ".yaml" }
    return name.hasSuffix(".yaml") ? name.dropLast(".yaml".count) + testSuffix : name
  }

  /// The name of the pack's file that this one is, or that its tests are about.
  var packName: String? {
    switch document {
    case .pack: file.name
    case .tests: Self.companion(of: file.name)
    case .site: nil
    }
  }
}

/// What lies around a file that is edited.
package struct Surroundings: Sendable {
  /// The further files of the author: packs, tests and the site's.
  package var files: [AuthoredFile]
  /// The packs in use beside the file, the shipped ones too.
  package var packs: PackNeighbours
  /// The day from which the ends of exceptions are judged; nil leaves them unjudged.
  package var today: CivilDate?

  package init(files: [AuthoredFile] = [], packs: PackNeighbours = PackNeighbours(), today: CivilDate? = nil)
  {
    self.files = files
    self.packs = packs
    self.today = today
  }
}
