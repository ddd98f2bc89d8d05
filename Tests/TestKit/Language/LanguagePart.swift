/// One key, form or function of the rule-pack language, and where a case shows that it has it.
package struct LanguagePart: Sendable {
  package enum Role: Sendable {
    /// Another value, or none, gives something else in some case.
    case decides
    /// Says nothing about what happens.
    case describes
  }

  /// What people call it: `expect: within`, `per: account`.
  package let name: String
  package let role: Role
  /// Keys within keys: `*` is any one, `**` any number of them, `#` any place in a list.
  private let path: [Substring]
  /// What the value has to hold to be it; nil for any value.
  private let mention: String?
  /// Whether it is nothing but that.
  private let isAll: Bool
  /// Whether it is a word of a line of the log, such as `seq=`.
  let isWord: Bool
  /// What stands beside it otherwise once it is left out, by key; nil: left out as well. Only keys that are there.
  let without: [String: String?]

  init(
    _ name: String, _ role: Role = .decides, at path: String, mentioning mention: String? = nil,
    being: String? = nil, without: [String: String?] = [:]
  ) {
    self.name = name
    self.without = without
    self.role = role
    self.path = path.split(separator: "/")
    self.mention = mention ?? being
    isAll = being != nil
    isWord = path.hasSuffix("/log") && mention != nil
  }

  /// Whether what stands under a path is it.
  func isMet(by path: [String], _ value: Draft) -> Bool {
    fits(path) && (mention.map { value.holds($0, isAll: isAll) } ?? true)
  }

  /// Whether it is about the very key that stands at the end of a path, and not about whatever is below another.
  func names(_ path: [String]) -> Bool { self.path.last != "**" && fits(path) }

  /// Whether it might stand under a path.
  func fits(_ path: [String]) -> Bool { Self.fits(self.path[...], path[...]) }

  private static func fits(_ pattern: ArraySlice<Substring>, _ path: ArraySlice<String>) -> Bool {
    guard let key = pattern.first else { return path.isEmpty }
    if key == "**" {
      return (path.startIndex...path.endIndex).contains { fits(pattern.dropFirst(), path[$0...]) }
    }
    guard let found = path.first else { return false }
    let isFit =
      switch key {
      case "*": !found.hasPrefix("[")
      case "#": found.hasPrefix("[")
      default: key.split(separator: "|").contains { $0 == found }
      }
    return isFit && fits(pattern.dropFirst(), path.dropFirst())
  }

  /// The case without what stands under a path, and with the keys beside it as they are then.
  func removed(at path: [String], from draft: Draft) -> Draft {
    var draft = draft
    for (key, value) in without.sorted(by: { $0.key < $1.key }) {
      let beside = path.dropLast() + [key]
      guard draft.at(beside) != nil else { continue }
      draft = value.map { draft.setting(beside, to: .text($0)) } ?? draft.removing(beside)
    }
    return draft.removing(path)
  }

  /// The value without the part, where it is a word of a log: one line less of it at a time.
  func values(without value: Draft) -> [Draft] {
    guard isWord, let mention, case .lines(let lines) = value else { return [] }
    return lines.indices.compactMap { index in
      let words = lines[index].split(separator: " ", omittingEmptySubsequences: false)
      // Behind a colon everything is text.
      let end = words.firstIndex(of: ":") ?? words.endIndex
      let kept = mention == ":" ? Array(words[..<end]) : words.filter { !$0.hasPrefix(mention) }
      guard kept.count < words.count else { return nil }
      return .lines(lines.replacing(index, with: kept.joined(separator: " ")))
    }
  }
}

extension Draft {
  /// Whether it is, holds in its text or lists a text.
  fileprivate func holds(_ mention: String, isAll: Bool) -> Bool {
    switch self {
    case .text(let text): isAll ? text == mention : text.contains(mention)
    case .list(let elements): elements.contains { $0.holds(mention, isAll: isAll) }
    case .lines(let lines): lines.contains { " \($0)".contains(" \(mention)") }
    case .map: false
    }
  }
}
