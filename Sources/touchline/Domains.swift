import Activity
import BuiltInDomains
import CEL
import DomainKit
import Parallel
import RulePacks
import SourceText

/// The rule domains of a run: those of the program, or the only one of a file of kinds.
struct Domains {
  private(set) var catalogue: KindCatalogue
  let ids: [String]
  /// By domain.
  let functions: [String: [Function]]
  let packs: [EmbeddedPack]

  /// - Parameter kindsFile: Its domain is the only one, its kinds the only kinds, core included.
  init(kindsFile: String?, site: SiteConfiguration) throws(Failure) {
    if let kindsFile {
      let file = try Files.read(kindsFile)
      let read = KindsFile.read(file)
      try Problems.report(read.diagnostics)
      catalogue = KindCatalogue(read.kinds)
      ids = read.domain.map { [$0] } ?? []
      functions = [:]
      packs = []
    } else {
      let domains = LoadedDomains(BuiltInDomains.all)
      catalogue = domains.catalogue
      ids = domains.domains.map(\.id)
      functions = domains.functionsByDomain
      packs = BuiltInDomains.all.flatMap(\.packs)
    }
    for kind in site.kinds {
      guard let conflict = catalogue.merge(kind).first else { continue }
      let field = conflict.field.map { " field '\($0)' of" } ?? ""
      throw .input(
        "the configuration changes\(field) kind '\(conflict.kind)'; a site may add fields, not change them")
    }
  }
}

extension Domains {
  /// Reads packs in the words of these domains.
  var reader: PackReader { PackReader(catalogue: catalogue, domains: ids, functions: functions) }

  /// The packs that the program ships, read; none beside a file of kinds.
  var shippedPacks: [RulePack] {
    var reader = reader
    reader.lints = false
    return concurrently(packs.count, threads: processorCount) { [reader] in
      reader.read(SourceFile(name: packs[$0].name, utf8: packs[$0].bytes)).pack
    }.compactMap(\.self)
  }
}

/// Diagnostics of files that people write, on standard error.
enum Problems {
  /// Says all of them; throws where one is an error.
  static func report(_ diagnostics: [Diagnostic], warnings: Bool = true) throws(Failure) {
    let shown = warnings ? diagnostics : diagnostics.filter { $0.severity == .error }
    let color = ColorChoice.auto.isOn(2)
    let text = Diagnostic.render(shown, as: .text, color: color)
    if !text.isEmpty { Console.error(text) }
    if diagnostics.hasErrors { throw .saidInput }
  }
}
