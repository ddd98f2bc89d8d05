import EventTime

/// What is known of a deal after some of its activities, folded from the first one. LANGUAGE.md section 4.
struct DealRecord {
  var id: String
  var name: Worth?
  var account: String?
  var rep: String?
  var stage: Worth?
  var amount: Worth?
  var currency: Worth?
  var closeDate: Worth?
  var openedAt: Instant
  var isWon = false
  var isLost = false
  var fields: [String: Worth] = [:]

  var isOpen: Bool { !isWon && !isLost }

  /// Nil where the deal has no activity yet.
  init?(_ id: String, after activities: some Sequence<Happened>) {
    let own = activities.filter { $0.deal == id }
    guard let first = own.first else { return nil }
    self.id = id
    openedAt = first.at
    for activity in own { take(activity) }
  }

  private mutating func take(_ activity: Happened) {
    account = activity.account ?? account
    rep = activity.rep ?? rep
    switch activity.kind {
    case "deal.opened":
      openedAt = activity.at
      name = activity.data["name"] ?? name
      stage = activity.data["stage"] ?? stage
      amount = activity.data["amount"] ?? amount
      currency = activity.data["currency"] ?? currency
      closeDate = activity.data["close_date"] ?? closeDate
    case "deal.stage_changed": stage = activity.data["to"] ?? stage
    case "deal.close_date_changed": closeDate = activity.data["to"] ?? closeDate
    case "deal.amount_changed": amount = activity.data["amount"] ?? amount
    case "deal.updated": fields.merge(activity.data) { $1 }
    case "deal.won": (isWon, isLost) = (true, false)
    case "deal.lost": (isWon, isLost) = (false, true)
    case "deal.reopened": (isWon, isLost) = (false, false)
    default: break
    }
  }
}
