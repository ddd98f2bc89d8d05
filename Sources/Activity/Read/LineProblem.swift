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
enum EnvelopeKey: UInt8, BitwiseCopyable {
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
  init?(word: UInt64) {
    switch word {
    case 0x6469: self = .id
    case 0x7461: self = .at
    case 0x646E_696B: self = .kind
    case 0x6C61_6564: self = .deal
    case 0x746E_756F_6363_61: self = .account
    case 0x7065_72: self = .rep
    case 0x726F_7463_61: self = .actor
    case 0x7374_6361_746E_6F63: self = .contacts
    case 0x6174_6164: self = .data
    case 0x7478_6574: self = .text
    case 0x7165_73: self = .seq
    case 0x6465_6472_6F63_6572: self = .recorded
    case 0x7665_72: self = .rev
    case 0x6465_7465_6C65_64: self = .deleted
    case 0x6563_7275_6F73: self = .source
    default: return nil
    }
  }
}
