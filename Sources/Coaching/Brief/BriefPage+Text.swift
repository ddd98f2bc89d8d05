/// The page on a screen: every line fits, what is longer is cut.
extension BriefPage {
  /// People who are listed with what they want; the others are named.
  private static let peopleShown = 4
  private static let promisesShown = 2

  package func text(_ layout: TextLayout) -> String {
    var lines = layout.spread(([title] + details).joined(separator: " · "), asOf, indent: 0).map(
      layout.ink.bold)
    for (title, items) in headings + (avoid.isEmpty ? [] : [("Not on this call", avoid)]) {
      lines += ["", layout.ink.bold(title)]
      lines += items.isEmpty ? [layout.ink.dim("  nothing on record")] : items.flatMap { line($0, layout) }
    }
    lines +=
      [""]
      + facts.flatMap { label, texts in
        texts.enumerated().flatMap { row($0.offset == 0 ? label : "", $0.element, layout) }
      }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What stands under the headings, by label; a label without text is left out.
  private var facts: [(label: String, texts: [String])] {
    let all = [
      ("Met", people(met)), ("Not met", people(notMet)), ("We promised", promises(ours)),
      ("They said", promises(theirs)), ("Ask", questions),
      ("Cannot tell", cannotTell.isEmpty ? [] : [cannotTell.joined(separator: "; ")]),
    ]
    return all.filter { !$0.1.isEmpty }
  }

  private func people(_ contacts: [Contact]) -> [String] {
    let more = contacts.dropFirst(Self.peopleShown).map(\.name)
    return contacts.prefix(Self.peopleShown).map(\.words)
      + (more.isEmpty ? [] : ["and \(Speech.list(more))"])
  }

  private func promises(_ promises: [Promise]) -> [String] {
    let more = promises.count - Self.promisesShown
    return promises.prefix(Self.promisesShown).map { $0.words(speech) }
      + (more > 0 ? ["and \(more) more"] : [])
  }

  private func row(_ label: String, _ text: String, _ layout: TextLayout) -> [String] {
    let column = 13
    var lines = layout.wrap(text, indent: column)
    guard let first = lines.first else { return [] }
    let blanks = String(repeating: " ", count: max(1, column - label.count))
    lines[0] = layout.ink.bold(label) + blanks + first.dropFirst(column)
    return lines.count > 2 ? [lines[0], layout.clip(lines[1], to: layout.width - 1) + "…"] : lines
  }

  /// The statement with what would end it behind it, or below it where one line has no room for both.
  private func line(_ item: Line, _ layout: TextLayout) -> [String] {
    let room = layout.width - 4
    let text = layout.clip(item.text.firstSentence(within: room), to: room)
    guard let note = item.note else { return ["  · " + text] }
    if text.count + 2 + note.count <= room { return ["  · \(text)  " + layout.ink.dim(note)] }
    return ["  · " + text, "      " + layout.ink.dim(layout.clip(note, to: room - 2))]
  }
}

extension String {
  /// The text, or only its first sentence where the whole is longer than that and the sentence says enough.
  fileprivate func firstSentence(within length: Int) -> String {
    guard count > length, let end = firstStop([".", "?", "!"]) else { return self }
    let sentence = self[...end]
    return sentence.count * 2 >= length ? String(sentence) : self
  }

  /// Where the first sentence ends: a stop that a blank follows.
  private func firstStop(_ stops: Set<Character>) -> Index? {
    indices.first { place in
      stops.contains(self[place]) && index(after: place) < endIndex && self[index(after: place)] == " "
    }
  }
}
