/// Which parts of the language random cases have, and which of them made a difference.
package struct LanguageCoverage: Sendable, CustomStringConvertible {
  /// How many cases have a part; by its place among ``LanguagePart/all``.
  package private(set) var occurrences: [Int]
  /// The first seed whose case comes out otherwise with the part changed or left out.
  package private(set) var deciding: [UInt64?]
  /// Different values that each part has had, to be put in place of others.
  private var values: [[Draft]]

  private static let mostValues = 12
  /// How often a part is changed in one case.
  private static let mostTries = 4

  package init() {
    occurrences = LanguagePart.all.map { _ in 0 }
    deciding = LanguagePart.all.map { _ in nil }
    values = LanguagePart.all.map { _ in [] }
  }

  /// The parts that no case had, or that decide and never did.
  package var missing: [String] {
    LanguagePart.all.indices.compactMap { index in
      let part = LanguagePart.all[index]
      if occurrences[index] == 0 { return "\(part.name) never occurs" }
      let isIdle = part.role == .decides && deciding[index] == nil
      return isIdle ? "\(part.name) never makes a difference" : nil
    }
  }

  /// The seeds whose cases show that some part decides, ascending.
  package var telling: [UInt64] { Set(deciding.compactMap(\.self)).sorted() }

  /// Notes the parts that a case has and none had before, without asking which of them matter.
  package mutating func meet(_ seed: UInt64) {
    let places = RandomCase(seed: seed).draft.places
    for index in occurrences.indices where occurrences[index] == 0 {
      let part = LanguagePart.all[index]
      if places.contains(where: { part.isMet(by: $0.path, $0.value) }) { occurrences[index] = 1 }
    }
  }

  /// The parts that no case had.
  package var unmet: [String] {
    LanguagePart.all.indices.filter { occurrences[$0] == 0 }.map { LanguagePart.all[$0].name }
  }

  /// Counts the parts of a case, and changes those of which no case has shown yet that they matter.
  package mutating func visit(_ seed: UInt64) {
    let draft = RandomCase(seed: seed).draft
    let places = draft.places
    var outcomes: [Outcome]?
    for (index, part) in LanguagePart.all.enumerated() {
      let met = places.filter { part.isMet(by: $0.path, $0.value) }
      guard !met.isEmpty else { continue }
      occurrences[index] += 1
      if part.role == .decides, deciding[index] == nil {
        let given = outcomes ?? Comparison.reference(draft) ?? []
        outcomes = given
        let changes = met.flatMap { self.changes(of: draft, index, $0.path, $0.value) }
        let isDeciding = changes.prefix(Self.mostTries).contains { changed in
          Comparison.reference(changed).map { $0 != given } ?? false
        }
        if isDeciding { deciding[index] = seed }
      }
      for place in places where values[index].count < Self.mostValues && part.fits(place.path) {
        if !values[index].contains(where: place.value.reads(as:)) { values[index].append(place.value) }
      }
    }
  }

  /// The case without the part, and with what else has stood in its place.
  private func changes(of draft: Draft, _ part: Int, _ path: [String], _ value: Draft) -> [Draft] {
    if LanguagePart.all[part].isWord {
      return LanguagePart.all[part].values(without: value).map { draft.setting(path, to: $0) }
    }
    let negated: [Draft] = if case .text(let text) = value { [.text("!(\(text))")] } else { [] }
    return [LanguagePart.all[part].removed(at: path, from: draft)]
      + (negated + values[part].filter { !value.reads(as: $0) }.shuffled(by: path.count)).map {
        draft.setting(path, to: $0)
      }
  }

  /// Every part with the number of cases that have it, and a case in which it decides.
  package var description: String {
    LanguagePart.all.indices.map { index in
      let part = LanguagePart.all[index]
      let proof = part.role == .describes ? "describes" : deciding[index].map { "decides in \($0)" } ?? "idle"
      return "\(occurrences[index])\t\(proof)\t\(part.name)"
    }.joined(separator: "\n")
  }
}

extension Draft {
  /// Whether it is written as another one.
  fileprivate func reads(as other: Draft) -> Bool { "\(self)" == "\(other)" }
}

extension Array {
  /// In another order, which is the same for the same number.
  fileprivate func shuffled(by number: Int) -> [Element] {
    var dice = Dice(seed: UInt64(number))
    return shuffled(using: &dice)
  }
}
