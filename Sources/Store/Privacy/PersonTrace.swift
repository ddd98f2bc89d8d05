import SourceText

/// A person in what is kept as JSON, and the name that takes their place.
struct PersonTrace {
  let id: String
  /// Every name that the directory ever had.
  let names: [String]
  let pseudonym: String

  /// What stands in the envelope of an activity and never names anybody.
  private static let plain: Set<String> = ["kind", "at", "recorded", "actor"]

  /// What a text that speaks of the person has in it; of an escaped one that is not sure.
  var marks: [String] { [id] + names + ["\\u"] }

  /// Whether a value in it is the person: as rep, among the contacts, or in the fields of its kind.
  func isNamed(in json: JSON) -> Bool {
    switch json {
    case .string(let text): text == id
    case .array(let elements): elements.contains(where: isNamed)
    case .object(let members): members.contains { !Self.plain.contains($0.key) && isNamed(in: $0.value) }
    case .null, .bool, .number: false
    }
  }

  /// The line without the person: their name for another, and no free text where they took part.
  ///
  /// - Returns: Nil where it does not speak of them.
  func line(without line: [UInt8]) -> [UInt8]? {
    guard let json = try? JSON(line), speaks(of: json) else { return nil }
    var members = replaced(in: json).members
    if isNamed(in: json) { members["text"] = nil }
    return JSON.object(members).line
  }

  /// Likewise of any other document.
  func document(without text: String) -> String? {
    guard let json = try? JSON(Array(text.utf8)), speaks(of: json) else { return nil }
    return String(decoding: replaced(in: json).line, as: UTF8.self)
  }

  func text(without text: String) -> String { ([id] + names).reduce(text) { replace($1, in: $0) } }

  private func speaks(of json: JSON) -> Bool {
    switch json {
    case .string(let text): self.text(without: text) != text
    case .array(let elements): elements.contains(where: speaks)
    case .object(let members):
      members.contains { key, value in
        !Self.plain.contains(key) && (text(without: key) != key || speaks(of: value))
      }
    case .null, .bool, .number: false
    }
  }

  private func replaced(in json: JSON) -> JSON {
    switch json {
    case .string(let text): return .string(self.text(without: text))
    case .array(let elements): return .array(elements.map(replaced))
    case .object(let members):
      var others: [String: JSON] = [:]
      for (key, value) in members {
        if Self.plain.contains(key) {
          others[key] = value
        } else {
          others[text(without: key)] = replaced(in: value)
        }
      }
      return .object(others)
    case .null, .bool, .number: return json
    }
  }

  /// Whole words only: `R1` is not in `R12`.
  private func replace(_ word: String, in text: String) -> String {
    let (word, bytes) = (Array(word.utf8), Array(text.utf8))
    guard !word.isEmpty, bytes.count >= word.count else { return text }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let end = place + word.count
      if end <= bytes.count, bytes[place] == word[0], bytes[place..<end].elementsEqual(word),
        place == 0 || !Self.isPartOfWord(bytes[place - 1]),
        end == bytes.count || !Self.isPartOfWord(bytes[end])
      {
        result += pseudonym.utf8
        place = end
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }
}
