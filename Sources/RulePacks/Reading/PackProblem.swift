/// The stable codes of what can be wrong with a file of an author, beside those of YAML (`TL10..`) and of expressions.
package enum PackProblem: String, CaseIterable, Sendable {
  /// A key that this mapping does not have.
  case unknownKey = "TL1201"
  /// A key that this mapping must have.
  case missingKey = "TL1202"
  /// A list where a text is wanted, and the like.
  case wrongShape = "TL1203"
  /// A text that is no value of the type that its key wants.
  case wrongValue = "TL1204"
  /// Not exactly one of `when`, `while` and `every`.
  case starter = "TL1205"
  /// Not exactly one of `that`, `earlier`, `later`, `never`, `next`, `at_least` and `at_most`.
  case expectation = "TL1206"
  /// A key without the one it needs, or beside one it does not go with.
  case companion = "TL1207"
  /// A name that is not formed as names are.
  case malformedName = "TL1208"
  /// Nothing is written where something must be.
  case blank = "TL1209"
  /// `yes`, `no`, `on`, `off`, `y` or `n` without quotes.
  case bareWord = "TL1210"
  /// A hole in a text that is not closed, or is empty.
  case hole = "TL1211"
  /// A version of the language that this program does not read.
  case languageVersion = "TL1212"
  /// A line of a test's log that cannot be read.
  case logLine = "TL1213"

  /// Neither an event of the pack nor a known kind.
  case unknownEvent = "TL2201"
  /// An event that is made of itself.
  case cycle = "TL2202"
  /// A field that the kind does not have.
  case unknownField = "TL2203"
  /// A practice, rule, pack, calendar or parameter that does not exist.
  case unknownName = "TL2204"
  /// A parameter or an expression of another type than the place wants.
  case wrongType = "TL2205"
  /// A value that the field never has.
  case unknownFieldValue = "TL2206"

  /// A duration that cannot be read.
  case duration = "TL3201"
  /// A time, date, zone or calendar that cannot be read.
  case time = "TL3202"
  /// A duration in business time where only exact ones have a meaning.
  case businessTime = "TL3203"
  /// A reminder that would come before the wait begins.
  case earlyReminder = "TL3204"

  /// A condition that is always true, or reads nothing that could change it.
  case constant = "TL4201"
  /// A comparison with a value that the field never has.
  case impossibleValue = "TL4202"
  /// Two rules that say the same.
  case sameRule = "TL4203"
  /// A field that may be absent is read where its absence leaves an activity out without a word.
  case absentField = "TL4204"
  /// A condition that can never be true.
  case neverTrue = "TL4205"
  /// A rule that can never speak, or that nobody could keep.
  case unreachable = "TL4206"
  /// A rule that asks for what another forbids.
  case conflict = "TL4207"
  /// An exception or a tuning that changes nothing.
  case idle = "TL4208"
  /// A window that is longer than the log.
  case longWindow = "TL4209"
  /// A kind that the log does not have.
  case absentKind = "TL4210"

  /// A practice or rule that serves none of the site's objectives, or an objective that no rule serves.
  case noObjective = "TL4301"
  /// A pack that expects nothing but that much is done.
  case volumeOnly = "TL4302"
  /// A pack of which too much was replaced at once.
  case churn = "TL4303"
  /// Sites that have too few rules in common.
  case noCommonCore = "TL4304"

  /// A domain that this program does not have.
  case unknownDomain = "TL5201"
  /// A function of a domain that the pack does not require.
  case missingRequirement = "TL5202"
  /// A version that is not formed as versions are.
  case malformedVersion = "TL5203"
  /// Another version of a pack than the site asks for.
  case otherVersion = "TL5204"
  /// A domain that is required and not used.
  case idleRequirement = "TL5205"

  /// A rule without a test.
  case untested = "TL6201"
  /// A nudge without a question.
  case noQuestion = "TL6202"
  /// A hole whose value may be missing.
  case unguardedHole = "TL6203"
  /// A text that blames a person.
  case blame = "TL6204"
  /// A text that is too long to be read.
  case longText = "TL6205"
  /// An entry of `ask` that is no question.
  case unaskedQuestion = "TL6206"
}

extension PackProblem {
  /// Checks of packs as a whole, by which lines of the checklist are answered.
  package static var checksOfPractice: [String] {
    [noObjective, volumeOnly, churn, noCommonCore].map(\.rawValue)
  }
}
