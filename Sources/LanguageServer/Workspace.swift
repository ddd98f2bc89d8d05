import Activity
import EventTime
import RulePacks
import SourceText

/// The packs, tests and site's files below the folders that an editor has open, as they are on the disk or, where
/// they are being edited, in the editor.
struct Workspace: Sendable {
  /// Further files of a folder are left aside.
  static let mostFiles = 2000

  private struct Entry {
    var authored: AuthoredFile
    var pack: RulePack?
  }

  let files: WorkspaceFiles
  private let base: PackReader
  private let shipped: [RulePack]
  private let today: CivilDate?
  /// Knows the kinds of the site too.
  private(set) var reader: PackReader
  /// By path.
  private var entries: [String: Entry] = [:]
  /// Neighbours of a path, until another file changes.
  private var neighbours: (path: String, packs: PackNeighbours)?

  init(_ reader: PackReader, shipped: [RulePack], today: CivilDate?, files: WorkspaceFiles) {
    base = reader
    self.reader = reader
    self.shipped = shipped
    self.today = today
    self.files = files
  }

  mutating func open(folder: String) {
    let paths = files.list(folder).filter { entries[$0] == nil }.prefix(Self.mostFiles)
    var packs: [String] = []
    for path in paths {
      guard let text = files.load(path) else { continue }
      let document = AuthoredFile.document(named: path)
      guard document == .site || Self.isAuthored(text) else { continue }
      let file = SourceFile(name: DocumentAddress.uri(of: path), text: text)
      entries[path] = Entry(authored: AuthoredFile(file, document))
      if document == .pack { packs.append(path) }
    }
    readKinds()
    for path in packs { readPack(path) }
  }

  /// Takes the newest text of a file, nil where it has gone, and forgets what followed from the older one.
  mutating func update(_ path: String, _ file: SourceFile?) {
    if neighbours?.path != path { neighbours = nil }
    guard let file else {
      entries[path] = nil
      return
    }
    let document = AuthoredFile.document(named: path)
    entries[path] = Entry(authored: AuthoredFile(file, document), pack: entries[path]?.pack)
    switch document {
    case .pack: readPack(path)
    case .site: readKinds()
    case .tests: break
    }
  }

  /// What lies around a file.
  mutating func surroundings(of path: String) -> Surroundings {
    let others = entries.sorted { $0.key < $1.key }.filter { $0.key != path }
    if neighbours?.path != path {
      let own = others.compactMap(\.value.pack)
      let mine = entries[path]?.pack?.id
      let packs = own + shipped.filter { pack in !own.contains { $0.id == pack.id } }
      neighbours = (path, PackNeighbours(packs.filter { $0.id != mine }))
    }
    return Surroundings(
      files: others.map(\.value.authored), packs: neighbours?.packs ?? PackNeighbours(), today: today)
  }

  func file(_ path: String) -> SourceFile? { entries[path]?.authored.file }

  /// Other YAML files lie in most folders.
  private static func isAuthored(_ text: String) -> Bool {
    text.hasPrefix("touchline:") || text.utf8.firstRange(of: Array("\ntouchline:".utf8)) != nil
  }

  private mutating func readPack(_ path: String) {
    guard let file = entries[path]?.authored.file else { return }
    var reader = reader
    reader.lints = false
    let pack = reader.read(file).pack
    if pack?.id != entries[path]?.pack?.id { neighbours = nil }
    // While a pack is half typed, the others are held against what it was.
    if let pack { entries[path]?.pack = pack }
  }

  private mutating func readKinds() {
    var reader = base
    for (_, entry) in entries.sorted(by: { $0.key < $1.key }) where entry.authored.document == .site {
      for kind in SiteReader().read(entry.authored.file).site?.kinds ?? [] {
        _ = reader.catalogue.merge(kind)
      }
    }
    self.reader = reader
  }
}
