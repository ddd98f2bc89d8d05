import ArgumentParser
import Authoring
import RulePacks
import SourceText

/// Makes a pack with one rule and its tests, asking for what it was not told.
struct PackNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new pack: one rule and its tests, to go on from.",
    discussion: """
      Asks for what is not given, where somebody is there to answer. The rule is on trial until you change its status. \
      Nothing is written unless the pack is right and its tests pass.

      Examples:
        touchline pack new first-steps
        touchline pack new first-steps --domain customer-concept --when proposal.sent --earlier issue.confirmed \
      --within "120 days" --says "Propose only after an issue is confirmed"
      """)

  @Argument(help: "The pack's id, such as first-steps.")
  var id: String

  @Option(help: "The rule domain that it belongs to.")
  var domain: String?

  @Option(help: "What the rule says, as a sentence.")
  var says: String?

  @Option(help: ArgumentHelp("The kind of activity with which the rule begins.", valueName: "kind"))
  var when: String?

  @Option(help: ArgumentHelp("What has to follow.", valueName: "kind"))
  var later: String?

  @Option(help: ArgumentHelp("What has to come before.", valueName: "kind"))
  var earlier: String?

  @Option(help: ArgumentHelp("What must not follow.", valueName: "kind"))
  var never: String?

  @Option(help: ArgumentHelp("How soon, or how long: 2 business days.", valueName: "duration"))
  var within: String?

  @Option(help: ArgumentHelp("Where to put the files.", valueName: "folder"))
  var into = "."

  func validate() throws {
    if [later, earlier, never].compactMap(\.self).count > 1 {
      throw ValidationError("give one of --later, --earlier and --never; a rule expects one thing")
    }
  }

  func run() throws {
    let domains = try Domains(kindsFile: nil, site: SiteConfiguration())
    let draft = try draft()
    let names = (pack: "\(into)/\(id).yaml", tests: "\(into)/\(id).test.yaml")
    for name in [names.pack, names.tests] where Files.exists(name) {
      throw Failure.usage("\(name) is there already; choose another name, or another folder with --into")
    }
    let file = SourceFile(name: names.pack, text: draft.pack)
    let read = domains.reader.read(file, testFiles: [SourceFile(name: names.tests, text: draft.tests)])
    try Problems.report(read.diagnostics)
    guard let pack = read.pack else { throw Failure.saidInput }
    let results = PackTestRunner(catalogue: domains.catalogue).run(pack)
    for result in results where result.isFailure { Console.error("\(result.test.name)\n\(result.timeline)") }
    if results.contains(where: \.isFailure) {
      throw Failure.input("with these kinds the rule does not do what its tests say; try others")
    }
    try Files.create(names.pack).write(draft.pack)
    try Files.create(names.tests).write(draft.tests)
    Console.standardOutput.write(
      """
      \(names.pack)
      \(names.tests)
      \(results.count) tests pass. Now say why in 'about', in your words what the nudge says, and then:
        touchline pack test \(names.pack) --watch

      """)
  }

  private func draft() throws -> PackDraft {
    let sentence = try says ?? ask("What should be so, in a sentence?", "--says")
    let trigger =
      try when ?? ask("Which kind of activity does it begin with (such as proposal.sent)?", "--when")
    let form: PackDraft.Form =
      later != nil ? .later : earlier != nil ? .earlier : never != nil ? .never : try askForm()
    let expected =
      try later ?? earlier ?? never ?? ask("Which kind is that (such as issue.confirmed)?", "--later")
    let within = try within ?? ask("Within how long (such as 2 business days)?", "--within")
    let domain = try domain ?? ask("Which domain does it belong to (such as customer-concept)?", "--domain")
    return PackDraft(
      id: id, domain: domain, sentence: sentence, trigger: trigger, form: form, expected: expected,
      within: within)
  }

  private func askForm() throws -> PackDraft.Form {
    let answer = try ask("Should something come later, have come earlier, or never follow?", "--later")
    guard let form = PackDraft.Form(rawValue: answer) else {
      throw Failure.usage("'\(answer)' is none of later, earlier and never")
    }
    return form
  }

  /// An answer from the terminal.
  private func ask(_ question: String, _ option: String) throws(Failure) -> String {
    guard Console.isTerminal(0) else {
      throw .usage("say it with \(option), since nobody is there to be asked")
    }
    Console.standardOutput.write(question + " ")
    guard let answer = readLine(), !answer.isEmpty else { throw .usage("there is no answer") }
    return answer
  }
}
