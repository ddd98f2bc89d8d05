/// Turns the past of a phrase into what would have to happen: *the customer confirmed an issue* into *confirms*.
enum PresentTense {
  /// The phrase in the present, or nil where none of its words is a verb that the table knows.
  static func of(_ phrase: String) -> String? {
    let words = phrase.split(separator: " ").map(String.init)
    guard let place = words.indices.first(where: { verbs[words[$0]] != nil }), place > 0 else { return nil }
    guard let (one, many) = verbs[words[place]] else { return nil }
    let isMany = plurals.contains(words[0].lowercased()) || words[place - 1].isPlural
    let rest = words[(place + 1)...].indices.map { follows("before", $0, words) ?? words[$0] }
    return (words[..<place] + [isMany ? many : one] + rest).joined(separator: " ")
  }

  /// The verb of a clause such as *before we showed*.
  private static func follows(_ conjunction: String, _ place: Int, _ words: [String]) -> String? {
    guard place >= 2, words[place - 2] == conjunction, plurals.contains(words[place - 1]) else { return nil }
    return verbs[words[place]]?.1
  }

  private static let plurals: Set<String> = ["we", "they", "you", "people", "both"]

  /// Past form, third person singular, plural.
  private static let verbs: [String: (String, String)] = {
    var verbs: [String: (String, String)] = [
      "was": ("is", "are"), "were": ("is", "are"), "had": ("has", "have"), "did": ("does", "do"),
      "is": ("is", "are"), "are": ("is", "are"), "has": ("has", "have"), "fits": ("fits", "fit"),
      "knows": ("knows", "know"), "know": ("knows", "know"), "names": ("names", "name"),
      "speaks": ("speaks", "speak"), "covers": ("covers", "cover"), "needs": ("needs", "need"),
      "went": ("goes", "go"), "met": ("meets", "meet"), "told": ("tells", "tell"), "said": ("says", "say"),
      "wrote": ("writes", "write"), "spoke": ("speaks", "speak"), "gave": ("gives", "give"),
      "sent": ("sends", "send"), "held": ("holds", "hold"), "took": ("takes", "take"),
      "brought": ("brings", "bring"), "began": ("begins", "begin"), "fell": ("falls", "fall"),
      "left": ("leaves", "leave"), "put": ("puts", "put"), "came": ("comes", "come"), "won": ("wins", "win"),
      "lost": ("loses", "lose"), "saw": ("sees", "see"), "agreed": ("agrees", "agree"),
      "raised": ("raises", "raise"), "moved": ("moves", "move"), "used": ("uses", "use"),
      "promised": ("promises", "promise"), "settled": ("settles", "settle"), "replied": ("replies", "reply"),
      "committed": ("commits", "commit"), "planned": ("plans", "plan"), "invited": ("invites", "invite"),
      "approved": ("approves", "approve"), "shared": ("shares", "share"), "closed": ("closes", "close"),
      "changed": ("changes", "change"), "noted": ("notes", "note"), "chose": ("chooses", "choose"),
      "introduced": ("introduces", "introduce"),
    ]
    for verb in [
      "confirm", "ask", "answer", "present", "learn", "walk", "thank", "look", "review", "work", "join",
      "object", "discuss", "visit", "call", "mention", "book", "offer", "reach", "test", "show", "add", "log",
    ] {
      let ending = ["s", "h", "x"].contains(verb.suffix(1)) ? "es" : "s"
      verbs[verb + "ed"] = (verb + ending, verb)
    }
    return verbs
  }()
}

extension String {
  /// Whether an English noun looks like more than one: `influences`, not `boss` or `focus`.
  fileprivate var isPlural: Bool {
    hasSuffix("s") && !hasSuffix("ss") && !hasSuffix("us") && !hasSuffix("'s")
  }
}
