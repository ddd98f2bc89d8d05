import Activity
import EventTime
import Symbols

/// The people of the customer whom a deal's log names: those who were met, and those who were not.
struct DealContacts {
  /// The latest first.
  let met: [BriefPage.Contact]
  let notMet: [BriefPage.Contact]

  private static let talks: Set<String> = ["call.held", "meeting.held", "demo.held"]

  /// - Parameter activities: Of the deal, in their order.
  init(_ activities: [LoggedActivity], names: Names, speech: Speech) {
    var order: [String] = []
    var roles: [String: String] = [:]
    var last: [String: Instant] = [:]
    for activity in activities {
      for id in activity.contacts {
        if activity.kind == "contact.left" { order.removeAll { $0 == id } }
        guard activity.kind != "contact.left" else { continue }
        if !order.contains(id) { order.append(id) }
        if activity.kind == "contact.joined", let role = activity.said("role") { roles[id] = role }
        if Self.talks.contains(activity.kind) { last[id] = activity.at }
      }
    }
    let aims = ContactAims(activities).byContact
    let contacts = order.map { id in
      BriefPage.Contact(
        id: id, name: names.person(id), role: roles[id].map(Speech.words), last: last[id].map(speech.day),
        aims: aims[id] ?? [])
    }
    met = contacts.filter { $0.last != nil }.sorted { last[$0.id] ?? .earliest > last[$1.id] ?? .earliest }
    notMet = contacts.filter { $0.last == nil }
  }

  /// Whom to ask first what they want: nobody has, and their role is known.
  var unasked: BriefPage.Contact? { (met + notMet).first { $0.aims.isEmpty && $0.role != nil } }
}

extension BriefPage.Contact {
  /// `Ana Silva (economic), Tue 3 Mar`.
  var nameAndRole: String {
    let role = role.map { " (\($0))" } ?? ""
    return name + role + (last.map { ", \($0)" } ?? "")
  }

  /// `wants to fix late deliveries`, `not asked what they want`.
  var wants: String {
    aims.isEmpty ? "not asked what they want" : "wants " + Speech.list(aims.prefix(3).map(\.words))
  }

  /// Both.
  var words: String { "\(nameAndRole): \(wants)" }
}
