import CMessageDigest
import RulePacks

/// The identity of a finding: 16 hex digits over rule, subject and cause, the same in every run that raises it.
///
/// The first 8 bytes of SHA-256 over these texts as UTF-8, each followed by a byte 0x1F: the rule's full name, the kind
/// of subject, the subject's ids, and the cause. The cause is ids of activities, or one instant in RFC 3339; of what a
/// condition raises again within one instant, the instant and how often it was raised there by then.
enum FindingIdentity {
  static func id(rule: String, subject: SubjectID, cause: [String]) -> String {
    var context = SHA256_CTX()
    SHA256Init(&context)
    for text in [rule, subject.kind.name] + subject.ids + cause { update(&context, text) }
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &context)
    return hex(digest.prefix(8))
  }

  private static func update(_ context: inout SHA256_CTX, _ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if let start = utf8.baseAddress { SHA256Update(&context, start, utf8.count) }
    }
    var separator: UInt8 = 0x1F
    SHA256Update(&context, &separator, 1)
  }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
