import CEL

/// What each diagnostic code means, for people who meet one in a log: `touchline explain TL2104`.
package enum ProblemGuide {
  /// A sentence or two about a code, or nil for one that no diagnostic has.
  package static func meaning(of code: String) -> String? {
    if let problem = PackProblem(rawValue: code) { return meaning(of: problem) }
    if let problem = ProblemCode(rawValue: code) { return meaning(of: problem) }
    return yaml[code]
  }

  /// Every code, in order.
  package static var codes: [String] {
    (Array(yaml.keys) + ProblemCode.allCases.map(\.rawValue) + PackProblem.allCases.map(\.rawValue)).sorted()
  }

  private static let yaml: [String: String] = [
    "TL1000": "More problems than are shown at once.",
    "TL1001": "The file has bytes that are not UTF-8, or control characters.",
    "TL1002": "The file is no YAML at this place; often a text needs quotes or a line another indentation.",
    "TL1003": "The same key stands twice in one mapping.",
    "TL1004": "A tag; often a condition that begins with an exclamation mark and is not quoted.",
    "TL1005": "Mappings and lists are nested too deep.",
    "TL1006": "The file is too large.",
    "TL1007": "The file has too many values once its aliases are expanded.",
    "TL1008": "A second document begins; a file holds one.",
    "TL1009": "An alias without an anchor before it.",
    "TL1010": "The same anchor twice.",
    "TL1011": "A merge key (<<), which is not read.",
    "TL1012": "A key that is no text.",
    "TL1013": "The file is empty.",
    "TL1014": "A tab where YAML wants spaces.",
  ]

  private static func meaning(of problem: PackProblem) -> String {
    switch problem {
    case .unknownKey: "A key that this mapping does not have."
    case .missingKey: "A key that this mapping must have."
    case .wrongShape: "A list where a text is wanted, and the like."
    case .wrongValue: "A text that is no value of the type that its key wants."
    case .starter: "Not exactly one of when, while and every."
    case .expectation: "Not exactly one of that, earlier, later, never, next, at_least and at_most."
    case .companion: "A key without the one it needs, or beside one it does not go with."
    case .malformedName: "A name that is not formed as names are."
    case .blank: "Nothing is written where something must be."
    case .bareWord: "yes, no, on, off, y or n without quotes."
    case .hole: "A hole in a text that is not closed, or is empty."
    case .languageVersion: "A version of the language that this program does not read."
    case .logLine: "A line of a test's log that cannot be read."
    case .unknownEvent: "Neither an event of the pack nor a known kind."
    case .cycle: "An event that is made of itself."
    case .unknownField: "A field that the kind does not have."
    case .unknownName: "A practice, rule, pack, calendar or parameter that does not exist."
    case .wrongType: "A parameter or an expression of another type than the place wants."
    case .unknownFieldValue: "A value that the field never has."
    case .duration: "A duration that cannot be read."
    case .time: "A time, date, zone or calendar that cannot be read."
    case .businessTime: "A duration in business time where only exact ones have a meaning."
    case .constant: "A condition that is always true or never is."
    case .impossibleValue: "A comparison with a value that the field never has."
    case .sameRule: "Two rules that say the same."
    case .unknownDomain: "A domain that this program does not have."
    case .missingRequirement: "A function of a domain that the pack does not require."
    case .malformedVersion: "A version that is not formed as versions are."
    case .untested: "A rule without a test."
    case .noQuestion: "A nudge without a question."
    case .unguardedHole: "A hole whose value may be missing."
    case .blame: "A text that blames a person."
    }
  }

  private static func meaning(of problem: ProblemCode) -> String {
    switch problem {
    case .unexpectedToken: "A token stands where it cannot, or the expression ends too early."
    case .notClosed: "A bracket, text or quoted name is never closed; the range is its opening."
    case .badNumber: "A number that is malformed or does not fit its type."
    case .badEscape: "A backslash is followed by something that is no escape."
    case .badCharacter: "A byte or character that no token begins with, or that is not UTF-8."
    case .reservedWord: "A word that the language keeps for itself stands as a name."
    case .tooLarge: "The expression is longer, deeper or larger than the limits allow."
    case .badMacro: "A macro such as has or all is given something of the wrong form."
    case .unknownName: "A name that nothing declares."
    case .unknownFunction: "A function or method that nothing declares."
    case .unknownType: "A type name that cannot be constructed."
    case .unknownField: "A field that its record does not have."
    case .typesDoNotFit: "An operator or function is given types that it does not take."
    case .wrongResultType: "The whole expression has another type than the place asks for."
    case .unitsDoNotFit:
      "Two quantities in different units are compared or added, such as a share and percent points."
    case .tooManyAttributes: "More different fields are read than the limit."
    case .recordIsNoValue: "A record is computed with as if it were a value; only its fields can be read."
    case .badPattern: "A regular expression that does not compile."
    case .clockOutsideComparison:
      "The clock is read outside of a comparison whose instant of change can be foreseen."
    case .badTime: "A text that is to be a timestamp or duration is none."
    }
  }
}
