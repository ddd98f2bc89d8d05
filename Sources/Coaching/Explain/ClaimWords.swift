import Activity
import Engine
import EventTime
import CEL
import RulePacks

/// Says what would bring something about, in words and as lines that a test of a pack or a question could hold.
struct ClaimWords {
  let speech: Speech

  /// `A call is held with somebody new.`, `By itself on Thu 5 Mar, 18:00, if nothing happens before.`
  func sentence(_ claim: Claim) -> String {
    switch (claim.effect, claim.activities.isEmpty) {
    case (.expires, _): return "It ends by itself \(on(claim.at))."
    case (_, true): return "By itself \(on(claim.at)), if nothing happens before."
    case (.clears, false): return Speech.sentence(steps(claim) + later(claim))
    case (.raises, false):
      let waits = claim.activities.last.map { claim.at > $0.at } ?? false
      let until = waits ? ", and nothing more is logged until \(speech.moment(claim.at))" : ""
      return Speech.sentence(steps(claim) + later(claim) + until)
    }
  }

  func ending(_ claim: Claim) -> Explanation.Ending {
    Explanation.Ending(
      text: sentence(claim), lines: claim.activities.map(\.testLine), claim: claim)
  }

  /// The ways in which a deal closes, as one.
  func close(_ claims: [Claim]) -> Explanation.Ending? {
    guard let first = claims.first else { return nil }
    let how = claims.flatMap(\.activities).map { KindWords($0.kind).participle }
    return Explanation.Ending(
      text: "The deal is closed: \(Speech.list(how, "or")).", lines: [], claim: first)
  }

  private func on(_ instant: Instant) -> String { "on \(speech.moment(instant))" }

  /// What would have to happen, without a full stop: `a call is held with somebody new`.
  func clause(_ claim: Claim) -> String { steps(claim) + later(claim) }

  /// When the first of the activities would have to happen, where that is not now.
  private func later(_ claim: Claim) -> String {
    guard let first = claim.activities.first, first.at > speech.asOf else { return "" }
    return " \(on(first.at))"
  }

  private func steps(_ claim: Claim) -> String {
    var clauses: [(text: String, count: Int)] = []
    for activity in claim.activities {
      let text = clause(activity)
      if clauses.last?.text == text {
        clauses[clauses.count - 1].count += 1
      } else {
        clauses.append((text, 1))
      }
    }
    return clauses.map { clause in
      clause.count == 1 ? clause.text : "\(clause.text), \(Self.times(clause.count))"
    }.joined(separator: ", then ")
  }

  private static func times(_ count: Int) -> String { count == 2 ? "twice" : "\(count) times" }

  private func clause(_ activity: LoggedActivity) -> String {
    if let change = change(activity) { return change }
    let kind = KindWords(activity.kind)
    var text = "\(kind.withArticle) \(kind.present)"
    if let actor = activity.actor {
      text += actor == .customer ? " by the customer" : " by the \(actor.name)"
    }
    let data = activity.data.filter { $0.value != .null }.map { field, value in
      value == .bool(true) ? Speech.words(field) : "\(Speech.words(field)) \(spoken(value))"
    }
    let people = people(activity.contacts)
    let with = (people.isEmpty ? [] : [people]) + data
    if !with.isEmpty { text += " with " + Speech.list(with) }
    if let note = activity.text { text += ", saying \"\(note)\"" }
    if activity.deal?.hasPrefix("another-deal") ?? false { text += " on another deal" }
    return text
  }

  /// `the deal's amount changes to 24,999`.
  private func change(_ activity: LoggedActivity) -> String? {
    let parts = activity.kind.split(separator: ".")
    guard parts.count == 2, parts[1].hasSuffix("_changed"), activity.data.count == 1 else { return nil }
    let what = Speech.words(parts[1].dropLast("_changed".count))
    return "the \(parts[0])'s \(what) changes to \(spoken(activity.data[0].value))"
  }

  private func people(_ contacts: [String]) -> String {
    let isNew = contacts.map { $0.hasPrefix("new-contact") }
    let known = zip(contacts, isNew).filter { !$0.1 }.map(\.0)
    let count = isNew.filter { $0 }.count
    let new = count == 0 ? [] : [count == 1 ? "somebody new" : "\(count) new people"]
    return Speech.list(known + new)
  }

  private func spoken(_ value: DataValue) -> String {
    switch value {
    case .text(let text): RFC3339.parse(text).map(speech.day) ?? value.spoken
    case .int(let number): Speech.grouped(number)
    case .double(let number): Speech.number(number)
    default: value.spoken
    }
  }
}

extension LoggedActivity {
  /// Without time and subject, as a line of a test's log.
  var testLine: String {
    var words = [kind]
    if let actor { words.append("actor=\(actor.name)") }
    if !contacts.isEmpty { words.append("contacts=\(contacts.joined(separator: ","))") }
    for (field, value) in data where value != .null { words.append("\(field)=\(value.testWord)") }
    if let text { words.append(": \(text)") }
    return words.joined(separator: " ")
  }
}

extension LoggedActivity {
  /// Its kind with as much of its data as tells it from others.
  ///
  /// - Parameter fields: Those that matter; without any of them the first two.
  func brief(_ fields: Set<String>) -> String {
    var short = LoggedActivity(id: id, at: at, kind: kind)
    short.data = data.filter { fields.contains($0.field) }
    if short.data.isEmpty { short.data = Array(data.prefix(2)) }
    return short.testLine
  }
}

extension Rule {
  /// The fields of activities that its conditions and events read.
  var fieldsRead: Set<String> {
    Set(
      conditions.flatMap(\.checked.attributes).filter { $0.root == "data" }.compactMap(\.path.first))
  }
}

extension DataValue {
  fileprivate var testWord: String {
    switch self {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    case .text(let text): text.contains(" ") ? "\"\(text)\"" : text
    case .list(let elements): "[" + elements.map(\.testWord).joined(separator: ",") + "]"
    }
  }
}
