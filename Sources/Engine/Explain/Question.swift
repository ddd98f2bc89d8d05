package import Activity
import CEL
package import EventTime
package import RulePacks
package import SourceText
import Symbols

/// An expression that no rule has, asked of one subject as of an instant: what authors try out.
///
/// The engine itself answers, so that facts, deals and people are those that rules would see.
package struct Question: Sendable {
  package let condition: Condition
  /// Whose params, lists and facts it reads; nil where it reads none.
  package let pack: RulePack?

  package init(_ condition: Condition, of pack: RulePack?) {
    self.condition = condition
    self.pack = pack
  }

  /// What an expression gave.
  package struct Answer: Sendable {
    /// With what each of its parts gave.
    package let trace: ConditionTrace
    /// Where it failed, in its own text; nil where it did not.
    package let fault: SourceRange?
    /// What can be done about that.
    package let remedy: String?
  }

  /// What the expression and each of its parts gave.
  ///
  /// - Parameters:
  ///   - subject: Nil for no subject at all: only params, lists and the clock are known then.
  ///   - timeline: As of `asOf`. Its last activity of the subject is the activity at hand.
  package func answer(
    about subject: SubjectID?, timeline: Timeline, directory: Directory = .empty,
    site: SiteConfiguration = SiteConfiguration(), asOf: Instant
  ) -> Answer {
    let kind = subject?.kind ?? .deal
    var compiler = SubjectCompiler(
      kind: kind, packs: pack.map { [$0] } ?? [], zone: site.defaultCalendar.zone,
      constants: ConstantTable(), symbols: timeline.symbols)
    let place = compiler.place(
      condition, pack: 0, in: pack?.file ?? SourceFile(name: "<expression>", text: condition.text))
    if subject == nil { compiler.program.conditions[place].forgetSubject() }
    compiler.finish()
    let norms = compiler.finishNorms()
    let rules = RuleSet(
      rules: [], packs: compiler.packs, symbols: compiler.symbols, programs: [compiler.program],
      joinedPrograms: [compiler.program], constants: compiler.constants, norms: norms)
    let options = EvaluationOptions(asOf: asOf, texts: false)
    return Self.answer(place, subject, Ground(rules, timeline, directory, site, options))
  }

  private static func answer(_ place: Int, _ subject: SubjectID?, _ ground: Ground) -> Answer {
    let program = ground.rules.programs[0]
    let subjects = SubjectTimelines.group(ground.timeline, by: program.kind, ground.people, ground.symbols)
    let found = subjects.indices.first {
      subjects.key(of: $0).subjectID(program.kind, ground.symbols) == subject
    }
    var run = SubjectRun(ground, program, Evaluator.openDeals(program, ground))
    run.runToEnd(
      found.map { subjects.key(of: $0) } ?? SubjectTimelines.Key(first: .none),
      rows: found.map { subjects.rows(of: $0) } ?? [])
    let reading = Reading(trigger: run.rows.last.map { Int($0) } ?? Reading.noRow)
    let value = run.evaluate(place, reading)
    let fault = program.conditions[place].program.message(for: value)
    return Answer(
      trace: run.trace(place, reading), fault: fault?.range, remedy: value.errorCode?.remedy)
  }
}
