import Authoring
import BuiltInDomains
import CEL
import DomainKit
import RulePacks
import Testing

@Suite("The tests of each rule that the program ships")
struct RuleTestKindsTests {
  static let domains = LoadedDomains(BuiltInDomains.all)
  static let packs = domains.shippedPacks().packs
  static let rules: [(pack: RulePack, rule: Rule)] = packs.flatMap { pack in pack.rules.map { (pack, $0) } }

  @Test("tell a log in which it speaks, and one in which it is silent")
  func speechAndSilence() {
    for (pack, rule) in Self.rules {
      let tests = pack.tests(of: rule.id)
      #expect(tests.contains { $0.expects(.raised, of: rule) }, "never raised: \(pack.id)/\(rule.id)")
      let silent = tests.contains { test in
        !test.expects(.raised, of: rule)
          && [.silent, .notApplicable, .met, .void].contains { test.expects($0, of: rule) }
      }
      #expect(silent, "never silent: \(pack.id)/\(rule.id)")
    }
  }

  @Test("tell how it ends: what clears it, or where nothing can, that it expires")
  func endings() {
    for (pack, rule) in Self.rules {
      let ends = pack.tests(of: rule.id).contains { test in
        test.expects(.cleared, of: rule) || (!rule.canClear && test.expects(.expired, of: rule))
      }
      #expect(ends, "never ends: \(pack.id)/\(rule.id)")
    }
  }

  @Test("tell a log that lacks what the rule reads and has not asked for")
  func gaps() {
    for (pack, rule) in Self.rules {
      let unguarded = rule.unguardedReadings(in: pack)
      guard !unguarded.isEmpty else { continue }
      let told = pack.tests(of: rule.id).contains { $0.expects(.unknown, of: rule) }
      #expect(told, "no test without \(unguarded.joined(separator: ", ")): \(pack.id)/\(rule.id)")
    }
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
