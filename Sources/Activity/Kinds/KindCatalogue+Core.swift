extension KindCatalogue {
  /// The kinds that belong to no domain, so that every pack may use them.
  package static let core: [KindDeclaration] = dealKinds + talkKinds + workKinds + productKinds

  static let purposes = [
    "discovery", "presentation", "demo", "workshop", "co_creation", "review", "negotiation", "service",
    "handover", "immersion", "thanks", "learning", "introduction",
  ]
  static let levels = ["staff", "manager", "director", "executive"]
  static let roles = ["economic", "user", "technical", "coach"]
  static let sentiments = ["positive", "neutral", "negative"]
  static let sides = ["us", "customer", "both"]
  static let writtenChannels = ["email", "chat", "sms", "social", "post"]
  static let objectionTopics = [
    "price", "timing", "trust", "risk", "legal", "security", "procurement", "logistics", "competitor",
  ]
  static let directions = ["out", "in"]
}
