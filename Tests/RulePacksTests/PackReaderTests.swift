import Activity
import CEL
import EventTime
import RulePacks
import SourceText
import Testing

/// A pack in which only what a test is about has to be written.
func pack(
  _ sections: String = "", rules: String = "  r: { title: T, when: call.held, nudge: { rep: R, ask: Q? } }"
)
  -> SourceFile
{
  SourceFile(
    name: "p.yaml",
    text: """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: S
      domain: d
      \(sections)
      rules:
      \(rules)

      """)
}

private let reader = PackReader(catalogue: KindCatalogue(), domains: ["d"])

@Suite("Reading a rule pack")
struct PackReaderTests {
  private func rule(_ text: String, _ sections: String = "") throws -> Rule {
    let file = pack(sections, rules: "  r: { title: T, nudge: { rep: R, ask: Q? }, \(text) }")
    let read = reader.read(file)
    let errors = read.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(Diagnostic.render(errors, as: .text))")
    return try #require(read.pack?.rules.first)
  }

  @Test("each form of a rule becomes its own value")
  func forms() throws {
    guard case .when(_, nil, nil) = try rule("when: call.held").form else { throw Unexpected() }
    guard
      case .when(_, _?, .that?) = try rule("when: call.held, if: deal.open, expect: { that: deal.won }").form
    else {
      throw Unexpected()
    }
    guard
      case .when(_, _, .earlier(_, let within?, .previous?)?) =
        try rule("when: call.held, expect: { earlier: email.sent, within: 2 days, since: previous }").form
    else { throw Unexpected() }
    #expect(within.span.description == "2 days")
    guard
      case .when(_, _, .later(_, .before(let early, let due), each: true)?) =
        try rule(
          "when: meeting.planned, each: true, expect: { later: note.logged, by: 4 business hours before data.starts }"
        )
        .form
    else { throw Unexpected() }
    #expect(early.span.hasBusinessTerms)
    #expect(due.text == "data.starts")
    guard
      case .silence(_, _, let quiet) =
        try rule(
          "while: deal.open, without: any, in_last: params.quiet",
          "params:\n  quiet: { type: duration, default: 9 days }"
        )
        .form
    else { throw Unexpected() }
    #expect(quiet.parameter == "quiet")
    guard
      case .every(.month, let quota) = try rule(
        "per: rep, every: month, expect: { at_most: 2, of: call.held }"
      ).form
    else { throw Unexpected() }
    #expect(quota.countsPartial)
  }

  @Test("a pair keeps its order, defaults are those of the language")
  func keys() throws {
    let rule = try rule("per: [manager, rep], when: call.held")
    #expect(rule.per == .pair(.manager, .rep))
    #expect(rule.level == .coach)
    #expect(rule.status == .live)
    #expect(!rule.afterClose)
  }

  @Test("names of events are followed to flat alternatives")
  func events() throws {
    let file = pack(
      """
      events:
        both: [talk, email.sent, long]
        talk: [call.held, meeting.held]
        long: { kind: demo.held, with: { topics: [price, legal] }, where: data.minutes > 60 }
      """)
    let event = try #require(reader.read(file).pack?.events.first)
    #expect(event.kindNames == ["call.held", "meeting.held", "email.sent", "demo.held"])
    #expect(event.alternatives.count == 2)
    #expect(event.alternatives[1].with.first?.values == [.text("price"), .text("legal")])
  }

  @Test("a fact has the type of what it folds")
  func facts() throws {
    let file = pack(
      """
      facts:
        calls: { count: call.held }
        share: { mean: data.talk_ratio, of: call.held, last: 5 }
        minutes: { sum: data.minutes, of: call.held }
        people: { values: activity.contacts, of: call.held }
      """)
    let facts = try #require(reader.read(file).pack?.facts)
    #expect(facts.map(\.type) == [.int, .double, .int, .list(.string)])
    #expect(facts[1].last == 5)
  }

  @Test("a sentence with a comma may stand in braces")
  func prose() throws {
    let file = pack("params:\n  large: { type: percent, default: 65%, about: From here on, it is large }")
    let parameter = try #require(reader.read(file).pack?.params.first)
    #expect(parameter.about == "From here on, it is large")
    #expect(parameter.value == .number(0.65))
  }

  @Test("texts are cut at their holes, which keep their places")
  func texts() throws {
    let file = pack(
      rules:
        "  r: { title: T, when: call.held, nudge: { rep: 'A {{b} {deal.name} it''s {money(deal.amount)}.' } }"
    )
    let text = try #require(reader.read(file).pack?.rules.first?.nudge.rep)
    #expect(text.parts.count == 5)
    guard case .literal("A {b} ") = text.parts[0], case .hole(let hole) = text.parts[3] else {
      throw Unexpected()
    }
    #expect(file.text(in: hole.fileRange(of: SourceRange(start: 6, end: 17))) == "deal.amount")
    #expect(hole.checked.attributes.map(\.name) == ["deal.amount", "currency"])
  }

  private struct Unexpected: Error {}
}

@Suite("What is wrong with a pack is said at its token")
struct PackProblemTests {
  /// `mark` is the text that the range of the one error must hold.
  private func check(_ file: SourceFile, _ code: PackProblem, at mark: String, suggests: String? = nil) {
    let errors = reader.read(file).diagnostics.filter { $0.severity == .error }
    let found = errors.map { "\($0.code) \(file.text(in: $0.range)) \($0.suggestion ?? "-")" }
    #expect(found == ["\(code.rawValue) \(mark) \(suggests ?? "-")"])
  }

  private func check(rule text: String, _ code: PackProblem, at mark: String, suggests: String? = nil) {
    check(pack(rules: "  r: { title: T, nudge: { rep: R }, \(text) }"), code, at: mark, suggests: suggests)
  }

  @Test("an event of no kind")
  func noKind() {
    check(rule: "when: { kind: [] }", .blank, at: "[]")
    check(rule: "when: []", .blank, at: "[]")
  }

  @Test("keys that do not go together")
  func companions() {
    check(rule: "when: call.held, for: 2 days", .companion, at: "for")
    check(
      rule: "when: call.held, expect: { earlier: email.sent, until: note.logged }", .companion, at: "until")
    check(rule: "when: call.held, expect: { never: email.sent }", .companion, at: "never")
    check(rule: "when: call.held, expect: { next: email.sent }", .companion, at: "next")
    check(rule: "when: call.held, expect: { at_least: 2, of: email.sent }", .companion, at: "at_least")
    check(rule: "while: deal.open, without: any", .companion, at: "without")
    check(rule: "while: deal.open, in_last: 2 days", .companion, at: "in_last")
    check(rule: "while: deal.open, expect: { that: deal.won }", .companion, at: "expect")
    check(rule: "every: month", .companion, at: "every")
    check(
      rule: "when: call.held, expect: { later: email.sent, within: 2 days, by: activity.at }", .companion,
      at: "by")
    check(rule: "per: rep", .starter, at: "r")
  }

  @Test("a period against the one before")
  func periods() {
    func check(_ expectation: String, _ code: PackProblem, at mark: String) {
      self.check(rule: "per: rep, every: month, expect: { of: call.held, \(expectation) }", code, at: mark)
    }
    check("at_least: 80%", .companion, at: "80%")
    check("at_least: 3, basis: 2", .companion, at: "basis")
    check("at_least: 3, against: previous", .wrongValue, at: "3")
    check("at_least: 0%, against: previous", .wrongValue, at: "0%")
    check("at_most: 12.5%, against: previous", .wrongValue, at: "12.5%")
    check("at_most: 1001%, against: previous", .wrongValue, at: "1001%")
    check("at_most: 80%, against: before", .wrongValue, at: "before")
    check("at_most: 80%, against: previous, basis: 0", .wrongValue, at: "0")
    self.check(
      rule: "when: call.held, expect: { earlier: email.sent, against: previous }", .companion, at: "against")
  }

  @Test("what is usual")
  func norms() {
    func check(_ norm: String, _ code: PackProblem, at mark: String, suggests: String? = nil) {
      let head =
        "params:\n  wait: { type: duration, default: 2 business days }\n  many: { type: int, default: 3 }\n"
      let facts = "facts:\n  calls: { count: call.held }\n"
      let norms = "norms:\n  first: { quantile: 50%, of: facts.calls }\n  usual: { \(norm) }"
      self.check(pack(head + facts + norms), code, at: mark, suggests: suggests)
    }
    check("of: facts.calls", .missingKey, at: "usual")
    check("quantile: 50%", .missingKey, at: "usual")
    check("quantile: 100%, of: facts.calls", .wrongValue, at: "100%")
    check("quantile: 2.5%, of: facts.calls", .wrongValue, at: "2.5%")
    check("quantile: 50%, of: facts.calls, to: call.held", .companion, at: "to")
    check("quantile: 50%, time_from: call.held", .companion, at: "time_from")
    check("quantile: 50%, of: facts.calls, by: deal.stage + 'x'", .wrongValue, at: "deal.stage + 'x'")
    check("quantile: 50%, of: facts.calls, by: params.many", .wrongValue, at: "params.many")
    check("quantile: 50%, of: facts.calls, every: day", .wrongValue, at: "day", suggests: nil)
    check("quantile: 50%, of: facts.calls, at_least: 0", .wrongValue, at: "0")
    check("quantile: 50%, of: facts.calls, at_least: params.wait", .wrongType, at: "params.wait")
    check("quantile: 50%, of: facts.calls, otherwise: 2 days", .wrongType, at: "2 days")
    check("quantile: 50%, of: facts.calls, otherwise: norms.usual", .unknownName, at: "norms.usual")
    check(
      "quantile: 50%, time_from: call.held, to: call.held, otherwise: params.wait", .wrongType,
      at: "params.wait")
    check(
      "quantile: 50%, time_from: call.held, to: call.held, otherwise: norms.first", .wrongType,
      at: "norms.first")
  }

  @Test("a norm that compares deals, where there is none")
  func normWithoutDeal() {
    let norms =
      "facts:\n  calls: { count: call.held }\nnorms:\n  usual: { quantile: 50%, of: facts.calls, by: deal.stage }\n"
    let rule = "  r: { title: T, per: rep, while: facts.calls > norms.usual, nudge: { rep: R } }"
    check(pack(norms, rules: rule), .wrongValue, at: "norms.usual")
  }

  @Test("names that nothing has")
  func names() {
    check(rule: "when: call.hold", .unknownEvent, at: "call.hold", suggests: "call.held")
    check(
      rule: "when: { kind: call.held, with: { topic: x } }", .unknownField, at: "topic", suggests: "topics")
    check(
      rule: "when: { kind: contact.left, with: { role: usr } }", .unknownFieldValue, at: "usr",
      suggests: "user")
    check(rule: "when: call.held, cool_down: params.wiat", .unknownName, at: "wiat")
    check(rule: "when: call.held, per: deals", .wrongValue, at: "deals", suggests: "deal")
    check(rule: "when: call.held, practice: none-such", .unknownName, at: "none-such")
    check(pack("events:\n  a: [b, call.held]\n  b: a"), .cycle, at: "a")
    check(pack("facts:\n  m: { count: call.held, of: email.sent }"), .companion, at: "of")
    check(pack("params:\n  m: { type: int, default: 5, max: 3 }"), .wrongValue, at: "5")
    check(pack("params:\n  a-b: { type: int, default: 5 }"), .malformedName, at: "a-b")
  }

  @Test(
    "what is counted are single values, or lists of them",
    arguments: [
      ("bytes(data.thread)", "bytes"), ("[bytes(data.thread)]", "a list"), ("[[data.thread]]", "a list"),
      ("type(data.thread)", "a type"), ("{'a': data.thread}", "a map(string, string)"),
      ("null", "a null"), ("activity", "an activity or a subject"),
    ])
  func counted(argument: String, type: String) {
    let file = pack("facts:\n  f: { distinct: \"\(argument)\", of: email.sent }")
    let errors = reader.read(file).diagnostics.filter { $0.severity == .error }
    #expect(
      errors.map { "\($0.code) \($0.message)" } == [
        "TL2106 this is \(type), and a value, or a list of values is wanted here"
      ])
  }

  @Test("business time has no length that an expression could use")
  func businessTime() {
    let file = pack(
      "params:\n  wait: { type: duration, default: 2 business days }",
      rules: "  r: { title: T, when: call.held, if: now - deal.opened_at > params.wait, nudge: { rep: R } }")
    check(file, .businessTime, at: "params.wait")
  }

  @Test("a function of a domain wants the domain to be required")
  func requirement() {
    var other = reader
    other.domains.append("e")
    other.functions = ["e": [.init(name: "rank", overloads: [])]]
    let file = pack(rules: "  r: { title: T, when: call.held, if: rank(data.level) > 1, nudge: { rep: R } }")
    #expect(other.read(file).diagnostics.contains { $0.code == PackProblem.missingRequirement.rawValue })
  }

  @Test("all mistakes of a pack are told in one run")
  func forty() {
    let rules = (1...40).map {
      "  r\($0): { title: T, when: call.held, if: data.minuts > \($0), nudge: { rep: R } }"
    }
    let errors = reader.read(pack(rules: rules.joined(separator: "\n"))).diagnostics.filter {
      $0.severity == .error
    }
    #expect(errors.count == 40)
    #expect(Set(errors.map(\.start.line)).count == 40)
  }

  @Test("events of events do not multiply without end")
  func multiplied() {
    let events = (0..<40).map { "  e\($0): [e\($0 + 1), e\($0 + 1)]" }
    let last = "  e40: { kind: call.held, where: data.minutes > 1 }"
    let file = pack("events:\n" + (events + [last]).joined(separator: "\n"))
    let errors = reader.read(file).diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [PackProblem.cycle.rawValue])
  }

  @Test("lints see what is legal and yet not meant")
  func lints() {
    let file = pack(
      """
      events:
        lost: { kind: contact.joined, where: data.role == "usr" }
      """,
      rules: """
          one: { title: You failed again, when: lost, if: 1 < 2, nudge: { rep: "{activity.data.department}" } }
          two: { title: T, when: lost, if: 1 < 2, nudge: { rep: R, ask: Q? } }
        """)
    let codes = reader.read(file).diagnostics.map(\.code)
    let expected: [PackProblem] = [
      .impossibleValue, .untested, .noQuestion, .blame, .constant, .unguardedHole, .untested, .sameRule,
      .constant,
    ]
    #expect(codes.sorted() == expected.map(\.rawValue).sorted())
  }

  @Test("lints point out fields that may be absent where what is unknown goes unnoticed")
  func absentFields() {
    let file = pack(
      """
      events:
        lively: { kind: meeting.held, where: data.purpose != "presentation" }
        shared: { kind: meeting.held, where: '!(data.purpose in ["demo"]) && data.minutes > 10' }
        noted:  { kind: meeting.held, where: has(data.minutes) }
      facts:
        minutes: { sum: data.minutes, of: meeting.held }
        counted: { sum: data.minutes, of: noted }
        alone:   { count: meeting.held, where: "!data.manager_present" }
      """,
      rules: """
          one:
            title: T
            when: call.held
            if: deal.close_date == null || facts.minutes > 1 && facts.alone > 1 && facts.counted > 1
            expect: { later: lively, within: 3 days }
            unless: shared
            nudge: { rep: R, ask: Q? }
        """)
    let found = reader.read(file).diagnostics.filter { $0.code == PackProblem.absentField.rawValue }
    let golden = """
      p.yaml:8:40: warning[TL4204]: an activity without 'data.purpose' does not match here
          8 |   lively: { kind: meeting.held, where: data.purpose != "presentation" }
            |                                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            = write 'has(data.purpose) && ...' if that is meant, '!has(data.purpose) || ...' if it shall count
      p.yaml:9:43: warning[TL4204]: an activity without 'data.purpose' does not match here
          9 |   shared: { kind: meeting.held, where: '!(data.purpose in ["demo"]) && data.minutes > 10' }
            |                                           ^~~~~~~~~~~~~~~~~~~~~~~~
            = write 'has(data.purpose) && ...' if that is meant, '!has(data.purpose) || ...' if it shall count
      p.yaml:12:19: warning[TL4204]: an activity without 'data.minutes' is left out of this sum
         12 |   minutes: { sum: data.minutes, of: meeting.held }
            |                   ^~~~~~~~~~~~
            = say so with 'where: has(data.minutes)', or give it a value in a condition
      p.yaml:14:44: warning[TL4204]: an activity without 'data.manager_present' does not match here
         14 |   alone:   { count: meeting.held, where: "!data.manager_present" }
            |                                            ^~~~~~~~~~~~~~~~~~~~
            = write 'has(data.manager_present) && ...' if that is meant, '!has(data.manager_present) || ...' if it shall count
      p.yaml:19:9: warning[TL4204]: 'deal.close_date' is never null: where it is absent, this is unknown
         19 |     if: deal.close_date == null || facts.minutes > 1 && facts.alone > 1 && facts.counted > 1
            |         ^~~~~~~~~~~~~~~~~~~~~~~
            = write has(deal.close_date), or !has(deal.close_date) where it shall be absent

      """
    #expect(Diagnostic.render(found, as: .text) == golden)
  }

  @Test(
    "lints leave alone what asks for the field, what wants it, and what has a verdict for the unknown",
    arguments: [
      "when: call.held, expect: { earlier: { kind: meeting.held, where: 'has(data.purpose) && data.purpose != \"demo\"' } }",
      "when: call.held, expect: { earlier: { kind: meeting.held, with: { purpose: [demo, review] }, where: 'data.purpose != \"demo\"' } }",
      "when: call.held, expect: { earlier: { kind: meeting.held, where: 'data.?purpose.orValue(\"\") != \"demo\"' } }",
      "when: call.held, expect: { earlier: { kind: meeting.held, where: 'data.purpose == \"demo\"' } }",
      "when: call.held, expect: { earlier: { kind: meeting.held, where: '!(data.purpose == \"demo\" ? !has(data.purpose) : true) || data.minutes > 3' } }",
      "when: { kind: meeting.held, where: 'data.purpose != \"demo\"' }",
      "when: meeting.held, if: data.purpose != \"demo\"",
      "when: meeting.held, expect: { that: data.purpose != \"demo\" }",
    ])
  func presentFields(rule: String) {
    let file = pack(rules: "  r: { title: T, nudge: { rep: R, ask: Q? }, \(rule) }")
    let diagnostics = reader.read(file).diagnostics
    #expect(
      diagnostics.map(\.code) == [PackProblem.untested.rawValue],
      "\(Diagnostic.render(diagnostics, as: .text))")
  }
}
