import Authoring
import BuiltInDomains
import CEL
import DomainKit
import RulePacks
import SourceText
import Testing

@Suite("The tests of each rule that the program ships")
struct RuleTestKindsTests {
  static let domains = LoadedDomains(BuiltInDomains.all)
  static let packs = domains.shippedPacks().packs
  static let rules: [(pack: RulePack, rule: Rule)] = packs.flatMap { pack in pack.rules.map { (pack, $0) } }

  @Test("are looked at for every rule of every pack, some of which read what may be absent")
  func extent() {
    #expect(Self.packs.count == BuiltInDomains.all.flatMap(\.packs).count)
    #expect(Self.rules.count >= 135)
    #expect(Self.rules.count { !$0.rule.unguardedReadings(in: $0.pack).isEmpty } >= 20)
    #expect(Self.rules.count { !$0.rule.canClear } >= 1)
    let changes = Self.rules.map { $0.pack.reduced(to: $0.rule.id).changedDurations(of: $0.rule).count }
    #expect(changes.count { $0 > 0 } >= 90, "rules with a duration that is tried longer and shorter")
    #expect(changes.reduce(0, +) >= 200)
  }

  @Test(
    "tell a log in which it speaks, one in which it is silent, how it ends, and what it does without what it reads"
  )
  func kinds() {
    for (pack, rule) in Self.rules {
      let lacking = pack.lackingTests(of: rule)
      #expect(lacking.isEmpty, "\(pack.id)/\(rule.id): \(lacking.joined(separator: "; "))")
    }
  }

  @Test(
    "are missed one by one: without its test of a kind, a rule that has them all is found out",
    arguments: [
      ("speaks", ["never raised", "never ends"]), ("stays silent", ["never silent"]),
      ("ends", ["never ends"]),
      ("lacks", ["no test without data.amount"]), ("nothing", []),
    ])
  func lack(dropped: String, lacking: [String]) throws {
    let tests = [
      ("speaks", "[ { is: raised, at: day 1 } ]"), ("ends", "[ { is: raised }, { is: cleared } ]"),
      ("stays silent", "silent"), ("lacks", "[ { is: unknown } ]"),
    ].filter { !$0.0.hasPrefix(dropped) && !(dropped == "speaks" && $0.0 == "ends") }
    let text = """
      touchline: 1
      pack: demo
      version: 1.0.0
      title: Demo
      summary: A pack of a test.
      domain: customer-concept
      rules:
        one:
          title: A rule
          when: proposal.sent
          if: data.amount > 1
          expect: { later: call.held, within: 2 days }
          nudge: { rep: "Call.", ask: [Why?] }
      tests:
      """
    let written = tests.map { name, expected in
      "  - { name: \(name), rule: one, log: \"day 0 proposal.sent\", as_of: day 9, expect: \(expected) }"
    }
    let read = Self.domains.reader.read(
      SourceFile(name: "demo.yaml", text: ([text] + written).joined(separator: "\n")))
    let pack = try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))")
    #expect(pack.lackingTests(of: pack.rules[0]) == lacking)
  }

  @Test("print texts that fit on a card: at most 240 characters, holes filled", arguments: packs.map(\.id))
  func lengths(pack id: String) throws {
    let pack = try #require(Self.packs.first { $0.id == id })
    let outcomes = PackTestRunner(catalogue: Self.domains.catalogue).run(pack).flatMap(\.outcomes)
    for outcome in outcomes {
      for text in [outcome.rep, outcome.manager].compactMap(\.self) {
        #expect(text.count <= 240, "\(pack.id)/\(outcome.rule): \(text)")
      }
    }
  }

  @Test("notice when a duration is a minute longer or shorter", arguments: packs.map(\.id))
  func edges(pack id: String) throws {
    let pack = try #require(Self.packs.first { $0.id == id })
    let runner = PackTestRunner(catalogue: Self.domains.catalogue)
    for rule in pack.rules {
      let alone = pack.reduced(to: rule.id)
      let usual = runner.run(alone)
      for change in alone.changedDurations(of: rule) {
        let now = runner.run(change.pack)
        let noticed = zip(usual, now).contains { before, after in
          change.isSoft ? before.outcomes != after.outcomes : !before.isFailure && after.isFailure
        }
        #expect(noticed, "\(change.name) unnoticed: \(pack.id)/\(rule.id)")
      }
    }
  }
}

extension PackTest {
  func expects(_ outcome: Expected.Outcome, of rule: Rule) -> Bool {
    expect.contains { $0.outcome == outcome && ($0.rule ?? self.rule) == rule.id }
  }
}

extension RulePack {
  /// The kinds of test that a rule has none of, in words.
  fileprivate func lackingTests(of rule: Rule) -> [String] {
    let tests = self.tests(of: rule.id)
    var lacking: [String] = []
    if !tests.contains(where: { $0.expects(.raised, of: rule) }) { lacking.append("never raised") }
    let quiet: [PackTest.Expected.Outcome] = [.silent, .notApplicable, .met, .void]
    let isSilent = tests.contains { test in
      !test.expects(.raised, of: rule) && quiet.contains { test.expects($0, of: rule) }
    }
    if !isSilent { lacking.append("never silent") }
    let ends = tests.contains { test in
      test.expects(.cleared, of: rule) || (!rule.canClear && test.expects(.expired, of: rule))
    }
    if !ends { lacking.append("never ends") }
    let unguarded = rule.unguardedReadings(in: self)
    if !unguarded.isEmpty, !tests.contains(where: { $0.expects(.unknown, of: rule) }) {
      lacking.append("no test without \(unguarded.joined(separator: ", "))")
    }
    return lacking
  }
}

extension Rule {
  /// Whether anything ends its findings but time and the close.
  fileprivate var canClear: Bool {
    guard case .when(_, let condition, let expect) = form, clears == nil else { return true }
    guard case .that(let that) = expect else { return expect != nil || condition != nil }
    // What one activity says of itself does not change; what is true of the subject does.
    return that.checked.attributes.contains { !["data", "activity", "params", "lists"].contains($0.root) }
  }

  /// What its conditions read that may be absent, and that no `has()` of the sentence asks for first.
  ///
  /// Left out are means: they are read beside a count that says whether there is anything to take the mean of.
  fileprivate func unguardedReadings(in pack: RulePack) -> [String] {
    let conditions =
      triggerConditions + formConditions + same.filter { $0.checked.expression.askedFor.isEmpty }
    let asked = Set(conditions.flatMap { $0.checked.expression.askedFor })
    let means = Set(pack.facts.filter { $0.fold == .mean }.map(\.name))
    return conditions.flatMap(\.checked.attributes).filter { attribute in
      attribute.mayBeAbsent && !asked.contains(attribute.name)
        && !(attribute.root == "facts" && attribute.path.contains(where: means.contains))
    }.map(\.name)
  }

  private var triggerConditions: [Condition] {
    guard case .when(let trigger, _, _) = form else { return [] }
    return trigger.alternatives.compactMap(\.condition)
  }

  private var formConditions: [Condition] {
    switch form {
    case .when(_, let condition, .that(let that)): [condition, that].compactMap(\.self)
    case .when(_, let condition, _): [condition].compactMap(\.self)
    case .while(let condition, _), .silence(let condition, _, _): [condition]
    case .every(_, let quota): [quota.condition].compactMap(\.self)
    }
  }
}

extension Expr {
  /// The names under `has()`: `data.purpose`.
  fileprivate var askedFor: [String] {
    if case .call(nil, "has", _, let arguments) = kind { return arguments.compactMap(\.dotted) }
    return children.flatMap(\.askedFor)
  }

  private var dotted: String? {
    switch kind {
    case .identifier(let name): name
    case .select(let operand, let field, _, _): operand.dotted.map { $0 + "." + field }
    default: nil
    }
  }
}
