/// Why a line is no activity, and at which of its bytes that showed.
struct LineProblem: Error, BitwiseCopyable {
  enum Cause: BitwiseCopyable {
    case expected(UInt8)
    case noObject, noValue, badNumber, badEscape, controlCharacter, badUTF8, tooDeep, afterObject,
      nestedObject
    case missing(EnvelopeKey)
    case repeated(EnvelopeKey)
    case repeatedField
    case empty(EnvelopeKey)
    case wrongType(EnvelopeKey)
    case noSubject, unknownActor
    case tooManyContacts, tooManyFields
  }

  var cause: Cause
  /// From the start of the line.
  var offset: Int

  /// One sentence without a full stop.
  var reason: String {
    switch cause {
    case .expected(let byte): "not JSON: '\(Unicode.Scalar(byte))' expected at byte \(offset)"
    case .noObject: "no JSON object"
    case .noValue: "not JSON: a value expected at byte \(offset)"
    case .badNumber: "not JSON: malformed number at byte \(offset)"
    case .badEscape: "not JSON: malformed escape at byte \(offset)"
    case .controlCharacter: "not JSON: a text breaks off or holds a control character at byte \(offset)"
    case .badUTF8: "not UTF-8 in the text at byte \(offset)"
    case .tooDeep: "nested deeper than \(LogLimits.nestingDepth) levels"
    case .afterObject: "not JSON: something follows the object at byte \(offset)"
    case .nestedObject: "an object within the entry at byte \(offset)"
    case .missing(let key): "'\(key)' is missing"
    case .repeated(let key): "'\(key)' stands there twice"
    case .repeatedField: "a field stands there twice"
    case .empty(let key): "'\(key)' is empty"
    case .wrongType(let key): "'\(key)' is not \(key.meaning)"
    case .noSubject: "none of 'deal', 'account' and 'rep' is there"
    case .unknownActor: "'actor' is none of \(Actor.allCases.map(\.name).joined(separator: ", "))"
    case .tooManyContacts: "more than \(LogLimits.listCount) contacts"
    case .tooManyFields: "more than \(LogLimits.listCount) fields in 'data'"
    }
  }
}

/// The keys of an activity's envelope.
enum EnvelopeKey: UInt8, CaseIterable, BitwiseCopyable {
  case id, at, kind, deal, account, rep, actor, contacts, data, text, seq, recorded, rev, deleted, source

  /// What its value should be.
  var meaning: String {
    switch self {
    case .at, .recorded: "an RFC 3339 instant with offset"
    case .contacts: "a list of texts"
    case .data: "an object"
    case .seq, .rev: "an integer"
    case .deleted: "true or false"
    default: "a text"
    }
  }

  /// Where a key that is written with these bytes, at most eight and the first one lowest, stands among sixteen places.
  ///
  /// The factor was searched for so that no two keys share their upper four bits: one table and one comparison.
  @inline(__always)
  static func place(of word: UInt64) -> Int { Int((word &* 0xC5AD_7E67_CDE8_B347) &>> 60) }
}
