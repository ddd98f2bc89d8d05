package import Activity
package import EventTime
package import SourceText

/// A rule pack that has been read and checked: every name resolved, every expression typed.
///
/// Nothing here is compiled or evaluated; the engine and the reference evaluator both start from this value.
/// LANGUAGE.md sections 1 to 11 say what each part means.
package struct RulePack: Sendable {
  package var file: SourceFile
  /// The pack's id, the first half of every rule's full name.
  package var id: String
  package var version: String
  package var title: String
  package var summary: String
  /// The rule domain the pack belongs to.
  package var domain: String
  /// Further domains whose CEL functions it uses.
  package var requires: [String]
  /// Those of ``requires`` whose functions no expression calls.
  package var idleRequirements: [String] = []
  package var params: [Parameter]
  package var lists: [NamedList]
  /// Named events, in the order written.
  package var events: [EventPattern]
  package var facts: [Fact]
  package var norms: [Norm]
  package var practices: [Practice]
  package var rules: [Rule]
  package var brief: Brief
  /// Tests of the pack itself and of the test files beside it.
  package var tests: [PackTest]

  package init(
    file: SourceFile, id: String, version: String, title: String, summary: String, domain: String,
    requires: [String] = [], params: [Parameter] = [], lists: [NamedList] = [], events: [EventPattern] = [],
    facts: [Fact] = [], norms: [Norm] = [], practices: [Practice] = [], rules: [Rule] = [],
    brief: Brief = Brief(),
    tests: [PackTest] = []
  ) {
    self.file = file
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.domain = domain
    self.requires = requires
    self.params = params
    self.lists = lists
    self.events = events
    self.facts = facts
    self.norms = norms
    self.practices = practices
    self.rules = rules
    self.brief = brief
    self.tests = tests
  }

  package func rule(named id: String) -> Rule? { rules.first { $0.id == id } }
  package func practice(named id: String) -> Practice? { practices.first { $0.id == id } }
}

/// What a site may tune without editing the pack.
package struct Parameter: Sendable {
  package var name: String
  package var range: SourceRange
  package var type: ParameterType
  /// The default until a site tunes it; then the site's value.
  package var value: ParameterValue
  package var minimum: Double?
  package var maximum: Double?
  package var about: String?

  package init(
    name: String, range: SourceRange, type: ParameterType, value: ParameterValue, minimum: Double? = nil,
    maximum: Double? = nil, about: String? = nil
  ) {
    self.name = name
    self.range = range
    self.type = type
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.about = about
  }
}

package enum ParameterType: String, Sendable, CaseIterable {
  case number, int, duration, percent, text, bool
}

package enum ParameterValue: Hashable, Sendable {
  /// A number, or a percent as a share (65 % is 0.65).
  case number(Double)
  case int(Int64)
  case duration(TimeSpan)
  case text(String)
  case bool(Bool)
}

/// A constant list of texts or numbers: `lists.NAME` in expressions.
package struct NamedList: Sendable {
  package var name: String
  package var range: SourceRange
  package var values: [DataValue]

  package init(name: String, range: SourceRange, values: [DataValue]) {
    self.name = name
    self.range = range
    self.values = values
  }
}

/// A belief that rules measure: "We clearly understand the customer's issues before we propose a solution."
package struct Practice: Sendable {
  package var id: String
  package var range: SourceRange
  package var statement: String
  /// What of the business it serves: one of the objectives that a site names.
  package var objective: Objective?
  package var benchmark: Benchmark?

  package struct Objective: Sendable {
    package var name: String
    package var range: SourceRange

    package init(name: String, range: SourceRange) {
      self.name = name
      self.range = range
    }
  }

  /// A published figure of self-reported agreement, as shares 0...1.
  package struct Benchmark: Sendable {
    package var worldClass: Double?
    package var everyone: Double?
    package var source: String

    package init(worldClass: Double?, everyone: Double?, source: String) {
      self.worldClass = worldClass
      self.everyone = everyone
      self.source = source
    }
  }

  package init(
    id: String, range: SourceRange, statement: String, objective: Objective? = nil,
    benchmark: Benchmark? = nil
  ) {
    self.id = id
    self.range = range
    self.statement = statement
    self.objective = objective
    self.benchmark = benchmark
  }
}

/// What a pack adds to the page before a call, judged per deal with the pack's facts.
package struct Brief: Sendable {
  package struct Line: Sendable {
    package var condition: Condition
    package var say: TextTemplate

    package init(condition: Condition, say: TextTemplate) {
      self.condition = condition
      self.say = say
    }
  }

  package var working: [Line]
  package var notWorking: [Line]
  package var next: [Line]

  package init(working: [Line] = [], notWorking: [Line] = [], next: [Line] = []) {
    self.working = working
    self.notWorking = notWorking
    self.next = next
  }
}
