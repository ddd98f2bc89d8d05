/// A regular expression as far as random packs write them: `^ $ . [a-z] (a|b) * + ?`, by trying every way.
struct TextPattern {
  private indirect enum Part {
    case start, end, any
    case one(ClosedRange<Character>)
    case group([[Part]])
    case some(Part, atLeast: Int, atMost: Int)
  }

  private var choices: [[Part]]

  /// Nil for what it cannot read.
  init?(_ text: String) {
    var rest = Array(text)[...]
    choices = Self.choices(&rest)
    guard rest.isEmpty else { return nil }
  }

  /// Whether it matches anywhere.
  func occurs(in text: String) -> Bool {
    let text = Array(text)
    return (0...text.count).contains { start in
      choices.contains { Self.match($0[...], text, start) { _ in true } }
    }
  }

  // MARK: Reading

  private static func choices(_ rest: inout ArraySlice<Character>) -> [[Part]] {
    var choices: [[Part]] = [[]]
    while let next = rest.first, next != ")" {
      if next == "|" {
        rest.removeFirst()
        choices.append([])
      } else {
        choices[choices.count - 1].append(part(&rest))
      }
    }
    return choices
  }

  private static func part(_ rest: inout ArraySlice<Character>) -> Part {
    var part = single(&rest)
    switch rest.first {
    case "*": part = .some(part, atLeast: 0, atMost: .max)
    case "+": part = .some(part, atLeast: 1, atMost: .max)
    case "?": part = .some(part, atLeast: 0, atMost: 1)
    default: return part
    }
    rest.removeFirst()
    return part
  }

  private static func single(_ rest: inout ArraySlice<Character>) -> Part {
    let next = rest.removeFirst()
    switch next {
    case "^": return .start
    case "$": return .end
    case ".": return .any
    case "(":
      let inner = choices(&rest)
      rest = rest.dropFirst()
      return .group(inner)
    case "[":
      let inside = rest.prefix { $0 != "]" }
      rest = rest.dropFirst(inside.count + 1)
      return .group(ranges(Array(inside)).map { [.one($0)] })
    default: return .one(next...next)
    }
  }

  private static func ranges(_ inside: [Character]) -> [ClosedRange<Character>] {
    if inside.count == 3, inside[1] == "-" { return [inside[0]...inside[2]] }
    return inside.map { $0...$0 }
  }

  // MARK: Matching

  /// Whether the parts match from a place on, and what follows does from where they end.
  private static func match(
    _ parts: ArraySlice<Part>, _ text: [Character], _ place: Int, then: (Int) -> Bool
  ) -> Bool {
    guard let part = parts.first else { return then(place) }
    let rest = parts.dropFirst()
    func goOn(_ place: Int) -> Bool { match(rest, text, place, then: then) }
    switch part {
    case .start: return place == 0 && goOn(place)
    case .end: return place == text.count && goOn(place)
    case .any: return place < text.count && goOn(place + 1)
    case .one(let range): return place < text.count && range.contains(text[place]) && goOn(place + 1)
    case .group(let choices): return choices.contains { match($0[...], text, place, then: goOn) }
    case .some(let inner, let least, let most):
      if least == 0, goOn(place) { return true }
      guard most > 0 else { return false }
      let fewer = Part.some(inner, atLeast: max(0, least - 1), atMost: most == .max ? .max : most - 1)
      return match([inner], text, place) { $0 > place && match([fewer] + rest, text, $0, then: then) }
    }
  }
}
