import Activity
import EventTime

/// What the people of the customer want to fix, avoid or accomplish, as far as it was logged.
struct ContactAims {
  /// By person; those that were confirmed first, then the latest.
  let byContact: [String: [BriefPage.Aim]]

  private struct Key: Hashable {
    var contact: String
    var topic: String
  }

  /// - Parameter activities: Of a deal, in their order.
  init(_ activities: [LoggedActivity]) {
    var aims: [Key: BriefPage.Aim] = [:]
    for activity in activities {
      guard let topic = activity.said("topic") else { continue }
      switch activity.kind {
      case "issue.raised", "issue.confirmed":
        for contact in activity.contacts {
          let key = Key(contact: contact, topic: topic)
          let verb = activity.said("aim") ?? aims[key]?.verb
          let isConfirmed = activity.kind == "issue.confirmed" || aims[key]?.isConfirmed ?? false
          aims[key] = BriefPage.Aim(verb: verb, topic: topic, isConfirmed: isConfirmed, at: activity.at)
        }
      case "issue.resolved": aims = aims.filter { $0.key.topic != topic }
      default: continue
      }
    }
    byContact = Dictionary(grouping: aims, by: \.key.contact).mapValues { pairs in
      pairs.map(\.value).sorted { a, b in
        if a.isConfirmed != b.isConfirmed { return a.isConfirmed }
        return a.at == b.at ? a.topic < b.topic : a.at > b.at
      }
    }
  }
}

extension BriefPage.Aim {
  /// `to fix late deliveries`, `late deliveries, not confirmed`.
  var words: String {
    let what = (verb.map { "to \($0) " } ?? "") + Speech.words(topic)
    return isConfirmed ? what : what + " (not confirmed)"
  }
}
