import Activity
import ArgumentParser
import Authoring
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText

/// Prints what packs expect and say as a page for people.
struct PackDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Print what packs expect and say, as Markdown or HTML.",
    discussion:
      """
      Examples:
        touchline pack docs Rules/customer-concept/customer-concept.yaml > customer-concept.md
        touchline pack docs my-pack.yaml --format html > my-pack.html
        touchline pack docs --practices
        touchline pack docs --domain team-selling
      """)

  @OptionGroup var arguments: PackArguments

  @Option(help: "markdown, or html: a page that stands alone. Both show cases from the pack's tests.")
  var format = Format.markdown

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, html
  }

  @Flag(help: "Print the kinds of activities instead: the core's and those of every domain.")
  var catalogue = false

  @Flag(help: "Print the practices instead: what is asked for, line by line, and what answers it.")
  var practices = false

  @Option(help: ArgumentHelp("Print the page of a domain instead.", valueName: "id"))
  var domain: String?

  @Option(
    help: ArgumentHelp("Print the page of a diagnostic code instead; all: the codes.", valueName: "code"))
  var code: String?

  func validate() throws {
    if format == .html, catalogue || practices || domain != nil || code != nil {
      throw ValidationError("--format html is for packs")
    }
  }

  func run() throws {
    if let code { return try printPage(of: code) }
    if catalogue { return Console.standardOutput.write(kindsPage.markdown) }
    if practices { return Console.standardOutput.write(ShippedPages.practices.markdown) }
    if let domain { return Console.standardOutput.write(try page(of: domain).markdown) }
    let domains = try arguments.domains()
    let sources = try arguments.sources()
    if format == .html, sources.count > 1 {
      throw Failure.usage("--format html takes one pack: a page is a file")
    }
    var diagnostics: [Diagnostic] = []
    for source in sources {
      let read = domains.reader.read(source.file, testFiles: source.tests)
      diagnostics += read.diagnostics
      guard let pack = read.pack else { continue }
      let examples = PackTestRunner(catalogue: domains.catalogue).examples(of: pack)
      switch format {
      case .markdown: Console.standardOutput.write(PackPage(pack, examples: examples).markdown)
      case .html: Console.standardOutput.write(PackSheet(pack, examples: examples).html)
      }
    }
    try Problems.report(diagnostics, warnings: false)
  }

  private func printPage(of code: String) throws {
    if code == "all" {
      return Console.standardOutput.write(CodeCatalogue.entries.map { $0.code + "\n" }.joined())
    }
    guard let entry = CodeCatalogue.entry(code) else {
      throw Failure.usage("there is no diagnostic code '\(code)'")
    }
    Console.standardOutput.write(CodePage(entry).markdown)
  }

  private var kindsPage: KindsPage {
    KindsPage([("Core", KindCatalogue.core)] + BuiltInDomains.all.map { ($0.title, $0.kinds) })
  }

  private func page(of id: String) throws -> DomainPage {
    if let page = ShippedPages.domain(id) { return page }
    let ids = BuiltInDomains.all.map(\.id)
    let meant = nearest(id, among: ids).map { "; did you mean '\($0)'?" } ?? ""
    throw Failure.usage("there is no domain '\(id)'\(meant)")
  }
}
