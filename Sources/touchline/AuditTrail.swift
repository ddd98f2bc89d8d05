import Coaching
import EventTime
import SourceText
import Store

/// Answers and overrides of a store, in the order of time.
struct AuditTrail {
  struct Entry {
    var at: Instant
    /// `answer`, `silence`, `tuning`, `pack`, `erasure` ...
    var kind: String
    var what: String
    var rules: [String] = []
    var people: [String] = []
    var deals: [String] = []
    var by: String?
    var why: String?
    var until: Instant?
  }

  let entries: [Entry]

  init(
    _ book: NudgeBook, decisions: [Ledger.Decision], packs: [(at: Instant, pack: String, version: String)]
  ) {
    let answers = book.nudges.flatMap { nudge in nudge.replies.map { Entry($0, to: nudge) } }
    var known: [String: String] = [:]
    let versions = packs.compactMap { pack -> Entry? in
      defer { known[pack.pack] = pack.version }
      guard known[pack.pack] != pack.version else { return nil }
      let before = known[pack.pack].map { ", before \($0)" } ?? ""
      return Entry(
        at: pack.at, kind: "pack", what: "\(pack.pack) \(pack.version)\(before)", rules: ["\(pack.pack)/*"])
    }
    let all = answers + decisions.map { Entry($0) } + versions
    entries = all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
      \.element)
  }
}

extension AuditTrail.Entry {
  fileprivate init(_ reply: SentNudge.Reply, to nudge: SentNudge) {
    at = reply.at
    kind = "answer"
    var words = reply.answer.name.replacing("_", with: "-")
    if case .later(let until) = reply.answer { words += " until \(RFC3339.format(until))" }
    what = "\(words) to \(nudge.id), \(nudge.rule) on \(nudge.subject)"
    rules = [nudge.rule]
    people = [nudge.person, nudge.rep].compactMap(\.self)
    deals = nudge.deal.map { [$0] } ?? []
    by = reply.by
    why = reply.answer.reason
  }

  fileprivate init(_ decision: Ledger.Decision) {
    at = decision.at
    kind = decision.kind
    what = decision.what
    rules = decision.rules
    people = decision.people
    deals = decision.deals
    by = decision.by
    why = decision.why
    until = decision.until
  }

  /// Whether a pattern of it may mean the rule, or part of it names the rule.
  func concerns(rule: String) -> Bool {
    let pack = rule.split(separator: "/").first.map(String.init) ?? ""
    return rules.contains { pattern in
      // What a short name belongs to, and what a tag means, is not kept.
      if pattern.hasPrefix("tag:") || (pattern.hasSuffix("/*") && !rule.contains("/")) { return true }
      return pattern == rule || pattern == "\(pack)/*" || pattern.hasSuffix("/\(rule)")
        || rule.hasSuffix("/\(pattern)")
    }
  }

  var text: String {
    let end = until.map { ", no longer since \(RFC3339.format($0))" } ?? ""
    let by = by.map { "  by \($0)" } ?? ""
    let why = why.map { ": \($0)" } ?? ""
    return "\(RFC3339.format(at))  \(kind)  \(what)\(end)\(by)\(why)"
  }

  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("at", RFC3339.format(at))
      json.pair("kind", kind)
      json.pair("what", what)
      json.pair("rules", ifAny: rules)
      json.pair("people", ifAny: people)
      json.pair("deals", ifAny: deals)
      json.pair("by", ifAny: by)
      json.pair("why", ifAny: why)
      json.pair("until", ifAny: until.map { RFC3339.format($0) })
    }
    json.newline()
    return json.utf8
  }
}
