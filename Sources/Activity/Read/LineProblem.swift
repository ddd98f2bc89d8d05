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

  /// The key that is written with these bytes: at most eight, the first one lowest.
  ///
  /// The factor was searched for so that no two keys share their upper four bits: one table and one comparison.
  @inline(__always)
  init?(word: UInt64) {
    let (key, written): (EnvelopeKey, UInt64) =
      switch (word &* 0xC5AD_7E67_CDE8_B347) &>> 60 {
      case 0: (.seq, 0x71_6573)
      case 1: (.deleted, 0x64_6574_656C_6564)
      case 2: (.contacts, 0x7374_6361_746E_6F63)
      case 3: (.account, 0x74_6E75_6F63_6361)
      case 4: (.text, 0x7478_6574)
      case 5: (.deal, 0x6C61_6564)
      case 6: (.recorded, 0x6465_6472_6F63_6572)
      case 7: (.source, 0x6563_7275_6F73)
      case 8: (.at, 0x7461)
      case 9: (.data, 0x6174_6164)
      case 10: (.kind, 0x646E_696B)
      case 11: (.rev, 0x76_6572)
      case 12: (.rep, 0x70_6572)
      case 13: (.id, 0x6469)
      case 15: (.actor, 0x72_6F74_6361)
      default: (.id, .max)
      }
    guard word == written else { return nil }
    self = key
  }
}
