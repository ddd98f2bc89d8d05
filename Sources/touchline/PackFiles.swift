import Activity
import CEL
import DomainKit
import Engine
import Parallel
import RulePacks
import SourceText
import Symbols

/// Finds, reads and compiles the packs of a run.
struct PackFiles {
  private let options: SettingOptions
  private let site: SiteConfiguration
  private let domains: Domains

  init(_ options: SettingOptions, site: SiteConfiguration, domains: Domains) {
    self.options = options
    self.site = site
    self.domains = domains
  }

  /// Every problem of every pack is said in one go; any error ends the run, for a rule is never skipped in silence.
  func packs() throws(Failure) -> [RulePack] { try read(sources()) }

  /// Files of `--packs`, else of the configuration, else the shipped ones.
  private func sources() throws(Failure) -> [SourceFile] {
    var given: [SourceFile] = []
    for path in options.packs { given += isShipped(path) ? shipped : try Self.files(path) }
    if !site.use.isEmpty { return try used(given) }
    if !options.packs.isEmpty { return given }
    guard options.kinds == nil else {
      throw .usage("--kinds needs --packs: no shipped pack uses these kinds")
    }
    return shipped
  }

  /// Whether a path is the word for what the program ships, unless something is called so.
  private func isShipped(_ path: String) -> Bool { path == Self.shipped && !Files.exists(path) }

  static let shipped = "shipped"

  private var shipped: [SourceFile] { domains.packs.map { SourceFile(name: $0.name, utf8: $0.bytes) } }

  /// The packs that the configuration names: given ones, shipped ones, or files beside it.
  private func used(_ given: [SourceFile]) throws(Failure) -> [SourceFile] {
    var files: [SourceFile] = []
    for use in site.use {
      let name = use.pack.hasSuffix(".yaml") ? use.pack : "\(use.pack).yaml"
      if let file = (given + shipped).last(where: { $0.name == name || $0.name.hasSuffix("/\(name)") }) {
        files.append(file)
      } else {
        files.append(try Files.read(Files.resolve(use.pack, beside: site.file?.name ?? "")))
      }
    }
    return files
  }

  /// A pack, or the packs of a folder; test files are none.
  static func files(_ path: String) throws(Failure) -> [SourceFile] {
    guard Files.isFolder(path) else { return [try Files.read(path)] }
    var files: [SourceFile] = []
    for file in try Files.files(below: path) where isPack(file) { files.append(try Files.read(file)) }
    guard !files.isEmpty else { throw .usage("\(path) holds no pack: no file that ends in .yaml") }
    return files
  }

  private static func isPack(_ path: String) -> Bool {
    (path.hasSuffix(".yaml") || path.hasSuffix(".yml")) && !path.hasSuffix(".test.yaml")
      && !path.hasSuffix(".test.yml")
  }

  /// A pack that comes later replaces an earlier one of the same id.
  private func read(_ files: [SourceFile]) throws(Failure) -> [RulePack] {
    var reader = domains.reader
    reader.calendar = site.defaultCalendar
    // Matters of style are for `pack lint`.
    reader.lints = false
    // The longest first: no thread is left with one at the end.
    let places = files.indices.sorted { files[$0].utf8.count > files[$1].utf8.count }
    let results = concurrently(files.count, threads: processorCount) { [reader] in
      (place: places[$0], read: reader.read(files[places[$0]]))
    }
    var packs: [RulePack] = []
    var diagnostics: [Diagnostic] = []
    for (_, read) in results.sorted(by: { $0.place < $1.place }) {
      diagnostics += read.diagnostics
      guard let pack = read.pack else { continue }
      if let place = packs.firstIndex(where: { $0.id == pack.id }) {
        packs[place] = pack
      } else {
        packs.append(pack)
      }
    }
    try Problems.report(diagnostics, warnings: false)
    return packs
  }
}
