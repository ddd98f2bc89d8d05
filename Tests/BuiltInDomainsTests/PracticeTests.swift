import Authoring
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import TestFiles
import Testing

@Suite("What is asked for, and what answers it")
struct PracticeTests {
  static let packs = LoadedDomains(BuiltInDomains.all).shippedPacks().packs

  @Test("is read without a problem")
  func reading() {
    #expect(Checklist.read(ShippedPractices.checklistFile).diagnostics.isEmpty)
    #expect(Survey.read(ShippedPractices.surveyFile).diagnostics.isEmpty)
    #expect(ShippedPractices.checklist.lines.count == 173)
    #expect(ShippedPractices.survey.lines.count == 24)
  }

  @Test("has an answer for each line, by a rule or a question that exists")
  func answers() {
    let survey = ShippedPractices.survey
    let problems =
      ShippedPractices.checklist.problems(packs: Self.packs, survey: survey)
      + survey.problems(packs: Self.packs)
    #expect(problems.isEmpty, "\(Diagnostic.render(problems, as: .text))")
  }

  @Test("is answered by more than context where something is to be kept")
  func context() {
    for line in ShippedPractices.checklist.lines {
      #expect(line.answers.allSatisfy { $0.isContext == (line.toldBy == .context) }, "\(line.id)")
    }
  }

  @Test("is measured practice by practice: by rules, or by questions where no log can tell")
  func practices() {
    let asked = Set(ShippedPractices.survey.lines.compactMap(\.practice?.name))
    for pack in Self.packs {
      let measured = Set(pack.rules.compactMap(\.practice)).union(
        asked.intersection(pack.practices.map(\.id)))
      #expect(measured == Set(pack.practices.map(\.id)), "\(pack.id)")
      for rule in pack.rules { #expect(rule.practice != nil, "\(pack.id)/\(rule.id)") }
    }
  }

  @Test("is asked of nobody twice: every question answers a line")
  func questions() {
    let answers = Set(ShippedPractices.checklist.lines.flatMap(\.answers).map(\.name))
    for line in ShippedPractices.survey.lines { #expect(answers.contains(line.id), "\(line.id)") }
  }

  @Test("is told at the very place where a line has no answer, or one that does not exist")
  func problems() throws {
    let file = SourceFile(
      name: "checklist.yaml",
      text: """
        sources:
          S0:
            title: One
            lines:
              S0-01: { says: Ask, told_by: log, by: [] }
              S0-02: { says: Listen, told_by: log, by: [lisen-more, Q1, context] }
        """)
    let read = Checklist.read(file)
    #expect(read.diagnostics.isEmpty)
    let problems = read.checklist.problems(packs: Self.packs, survey: ShippedPractices.survey)
    #expect(
      problems.map(\.message) == [
        "nothing answers S0-01", "there is no rule, no line of the survey and no check 'lisen-more'",
      ])
    #expect(problems.last?.suggestion == "listen-more")
    #expect(problems.map { file.text(in: $0.range) } == ["S0-01", "lisen-more"])
  }
}

@Suite("The generated pages")
struct GeneratedPageTests {
  @Test("of the practices are as the packs have them: ./dev docs writes them anew")
  func practices() {
    #expect(TestFiles.bytes("docs/practices.md") == Array(ShippedPages.practices.markdown.utf8))
  }

  @Test("of each domain are as the code has them", arguments: BuiltInDomains.all.map(\.id))
  func domain(id: String) throws {
    let page = try #require(ShippedPages.domain(id))
    #expect(TestFiles.bytes("docs/domains/\(id).md") == Array(page.markdown.utf8))
  }

  @Test("of each pack are as the pack has them", arguments: PracticeTests.packs.map(\.id))
  func pack(id: String) throws {
    let domains = LoadedDomains(BuiltInDomains.all)
    let packs = domains.shippedFiles.lazy.compactMap {
      domains.reader.read($0.pack, testFiles: $0.tests).pack
    }
    let pack = try #require(packs.first { $0.id == id })
    let page = PackPage(pack, examples: PackTestRunner(catalogue: domains.catalogue).examples(of: pack))
    #expect(TestFiles.bytes("docs/reference/\(id).md") == Array(page.markdown.utf8))
  }
}
