extension LanguagePart {
  /// Every form, qualifier and key of LANGUAGE.md, section by section.
  package static let all: [LanguagePart] =
    header + names + durations + events + facts + norms + rules + expectations + lives + descriptions + texts
    + expressions + logs + surroundings + site + briefs

  private static let rule = "pack|other/rules/*/"

  private static func describing(_ name: String, at path: String) -> LanguagePart {
    LanguagePart(name, .describes, at: path)
  }

  /// The same value of a key, a part for each.
  private static func each(_ words: [String], of key: String, at path: String) -> [LanguagePart] {
    words.map { LanguagePart("\(key): \($0)", at: path, being: $0) }
  }

  private static func within(_ place: String, at path: String, _ mentions: [String]) -> [LanguagePart] {
    mentions.map { LanguagePart("\($0) \(place)", at: path, mentioning: $0) }
  }

  // MARK: Sections 1 to 4

  private static let header =
    ["touchline", "pack", "version", "title", "summary", "domain", "requires"].map {
      describing($0, at: "pack|other/\($0)")
    } + [
      describing("practices", at: "pack/practices"),
      describing("practices: statement", at: "pack/practices/*/statement"),
      describing("practices: benchmark", at: "pack/practices/*/benchmark"),
    ]

  private static let names =
    [
      ("number", "limit"), ("int", "most"), ("percent", "talk"), ("text", "topic"), ("bool", "strict"),
      ("duration", "wait"), ("duration in an expression", "span"),
    ].map { LanguagePart("params of type \($0.0)", at: "pack|other/params/\($0.1)/default") }
    + ["min", "max", "about", "type"].map { describing("params: \($0)", at: "pack|other/params/*/\($0)") } + [
      LanguagePart("lists of texts", at: "pack|other/lists/topics"),
      LanguagePart("lists of numbers", at: "pack|other/lists/sizes"),
    ]

  private static let durations = within(
    "in a duration", at: "pack|other/**/within|in_last|for|expires|cool_down|by|remind",
    [
      "seconds", "second", "minutes", "hours", "hour", "day", "days", "week", "business hours",
      "business day",
      "business days", "43200s", "30m", "36h", "1d12h", "1w", "2bd", "6bh", "params.wait",
    ].filter { $0 != "seconds" && $0 != "hours" })

  // MARK: Sections 6 and 7

  private static let events = [
    LanguagePart("a named event", at: "pack|other/events/*"),
    LanguagePart("an event by its name", at: "\(rule)**", being: "e0"),
    LanguagePart("events in a list", at: "\(rule)when/#"),
    LanguagePart("kind", at: "pack|other/rules|events|facts/**/kind"),
    LanguagePart("kinds in a mapping", at: "pack|other/rules|events|facts/**/kind/#"),
    LanguagePart("with", at: "pack|other/rules|events|facts/**/with"),
    LanguagePart("with one of several values", at: "pack|other/rules|events|facts/**/with/*/#"),
    LanguagePart("where of an event", at: "pack|other/rules|events|facts/**/where"),
    LanguagePart("any", at: "pack|other/rules|events|facts/**", being: "any"),
    LanguagePart(
      "a kind that the product writes", at: "pack|other/rules|events|facts/**", being: "nudge.sent"),
    describing("says", at: "pack|other/rules|events|facts/**/says"),
  ]

  private static let facts =
    [
      "count", "distinct", "sum", "mean", "min", "max", "latest", "first", "values", "pending",
      "mean_time_from",
    ].map {
      LanguagePart("facts: \($0)", at: "pack|other/facts/*/\($0)")
    }
    + ["of", "where", "within", "last", "since", "until", "to"].map {
      LanguagePart("facts: \($0)", at: "pack|other/facts/*/\($0)")
    }

  // MARK: What is usual

  private static let norms =
    ["quantile", "of", "at", "time_from", "to", "only", "by", "every", "at_least", "otherwise"].map {
      LanguagePart("norms: \($0)", at: "pack|other/norms/*/\($0)")
    } + [
      LanguagePart("norms: several things to compare by", at: "pack|other/norms/*/by/[1]"),
      LanguagePart("norms: another norm stands in", at: "pack|other/norms/*/otherwise", mentioning: "norms."),
      LanguagePart("norms: a parameter stands in", at: "pack|other/norms/*/otherwise", mentioning: "params."),
    ]

  // MARK: Section 8

  private static let rules =
    ["when", "while", "every", "if", "each", "unless", "same", "for", "without", "in_last", "partial"].map {
      LanguagePart($0, at: rule + $0)
    }
    + each(["account", "rep", "manager", "team", "organisation"], of: "per", at: rule + "per")
    + ["manager", "rep", "team", "account", "deal", "organisation"].map {
      (word: String) in LanguagePart("a pair with \(word)", at: rule + "per/#", being: word)
    }
    + each(["week", "month", "quarter"], of: "every", at: rule + "every")
    + each(["skip", "count"], of: "partial", at: rule + "partial")
    + [LanguagePart("several keys of same", at: rule + "same/[1]")]

  private static let expectations =
    [
      "that", "earlier", "later", "never", "next", "at_least", "at_most", "within", "by", "since", "until",
      "among",
      "of", "distinct", "basis",
    ].map { LanguagePart("expect: \($0)", at: "\(rule)expect/\($0)") } + [
      LanguagePart(
        "expect: against", at: "\(rule)expect/against",
        without: ["at_least": "1", "at_most": "1", "basis": nil]),
      LanguagePart("since: previous", at: "\(rule)expect/since", being: "previous"),
      LanguagePart("by a duration before", at: "\(rule)expect/by", mentioning: " before "),
      LanguagePart("by a duration after", at: "\(rule)expect/by", mentioning: " after "),
      LanguagePart("by a field of the trigger", at: "\(rule)expect/by", mentioning: "data.starts"),
      LanguagePart("by a bare date", at: "\(rule)expect/by", mentioning: "data.day"),
      LanguagePart("by a field of the deal", at: "\(rule)expect/by", mentioning: "deal.close_date"),
    ]

  // MARK: Section 9, and what only describes

  private static let lives =
    ["expires", "cool_down", "after_close", "remind", "exceptions"].map { LanguagePart($0, at: rule + $0) }
    + [
      LanguagePart("clears: an event", at: rule + "clears"),
      LanguagePart("clears: if", at: rule + "clears/if"),
      LanguagePart("several exceptions", at: rule + "exceptions/[1]"),
      LanguagePart("exceptions: if", at: rule + "exceptions/#/if"),
      describing("exceptions: name", at: rule + "exceptions/#/name"),
      describing("exceptions: reason", at: rule + "exceptions/#/reason"),
      LanguagePart("status", at: rule + "status"),
      LanguagePart("tags", .describes, at: rule + "tags"),
    ] + each(["draft", "retired"], of: "status", at: rule + "status")

  private static let descriptions =
    ["title", "practice", "level", "about", "good_reasons", "mutes", "aim"].map {
      describing($0, at: rule + $0)
    }
    + [describing("status: trial", at: rule + "status")]

  // MARK: Section 10

  private static let texts =
    ["rep", "manager", "ask", "do"].map { LanguagePart("nudge: \($0)", at: "\(rule)nudge/\($0)") }
    + within(
      "in a text", at: rule + "nudge/**",
      [
        "money(deal.amount)", "money(deal.amount, ", "percent(", "day(", "ago(", "span(", "clip(", "plural(",
        "list(", "{{", "{other.", "{last.", "{day(due)}", "span(late_by)", "{missing}", "{count}", "{before}",
        "{period}",
        "{facts.", "{norms.", "{activity.", "day(now)",
      ])

  private static let briefs =
    ["working", "not_working", "next"].map { LanguagePart("brief: \($0)", at: "pack|other/brief/\($0)") } + [
      LanguagePart("brief: if", at: "pack|other/brief/*/#/if"),
      LanguagePart("brief: say", at: "pack|other/brief/*/#/say"),
    ]

  // MARK: Section 5

  private static let expressions = within(
    "in a condition", at: "pack|other/rules|events|facts|brief/**/if|while|that|where",
    [
      "&&", "||", "!(", " ? ", "has(", "!has(", " in ", "==", "!=", "<", "<=", ">", ">=", "+ ", "100 / ",
      "% 2",
      "size(", "exists(", "exists_one(", "all(", "filter(", "map(", "startsWith(", "endsWith(", "contains(",
      "matches(", "string(", "int(", "double(", "timestamp(", "duration(", "days(", "hours(", "now - ",
      "now <",
      "params.", "lists.", "facts.", "norms.", "has(norms.", "activity.actor", "activity.contacts",
      "activity.kind", "activity.text",
      "activity.at", "activity.id", "data.", "deal.stage", "deal.amount", "deal.currency", "deal.name",
      "deal.account", "deal.rep", "deal.opened_at", "deal.close_date", "deal.open", "deal.won", "deal.lost",
      "deal.fields", "deal.id", "account.id", "account.name", "account.fields", "rep.id", "rep.name",
      "rep.fields", "manager.id", "manager.name", "team.id", "team.name", "rep.open_deals",
      "account.open_deals",
      "manager.open_deals", "team.open_deals",
    ])

  // MARK: Sections 3, 4 and 11

  private static let ofTest = "pack/tests/#/"

  private static let logs =
    [
      "deal=", "account=", "rep=", "actor=", "contacts=", "seq=", "recorded=", "rev=", "deleted=", "id=", ":",
    ].map { (word: String) in LanguagePart("\(word) in a log", at: ofTest + "log", mentioning: word) } + [
      LanguagePart("as_of", at: ofTest + "as_of"), LanguagePart("known_at", at: ofTest + "known_at"),
      describing("tests: name", at: ofTest + "name"), describing("tests: expect", at: ofTest + "expect"),
    ]

  private static let surroundings =
    ["person", "account", "deal", "manager", "team", "role", "name", "from", "until", "tier"].map {
      LanguagePart("directory: \($0)", at: "\(ofTest)with/directory/#/\($0)")
    }
    + ["zone", "days", "hours", "closed"].map {
      LanguagePart("calendar: \($0)", at: "\(ofTest)with/calendar/\($0)")
    } + [
      LanguagePart("with: params", at: ofTest + "with/params"),
      describing("directory: zone", at: ofTest + "with/directory/#/zone"),
    ]

  // MARK: Section 12

  private static let site =
    ["deal", "account", "rep", "manager", "team"].map {
      LanguagePart("calendar_for: \($0)", at: "site/calendar_for/#/\($0)")
    } + [
      LanguagePart("calendar_for: calendar", at: "site/calendar_for/#/calendar"),
      LanguagePart("calendars: zone", at: "site/calendars/*/zone"),
      LanguagePart("calendars: days", at: "site/calendars/*/days"),
      LanguagePart("calendars: hours", at: "site/calendars/*/hours"),
      LanguagePart("calendars: closed", at: "site/calendars/*/closed"),
      LanguagePart("tune: params", at: "site/tune/*/params"),
      LanguagePart("select: disable", at: "site/select/#/disable"),
      LanguagePart("select: enable", at: "site/select/#/enable"),
      LanguagePart("except: if", at: "site/except/#/if"),
      LanguagePart("except: rules", at: "site/except/#/rules/#"),
      LanguagePart("except: ends", at: "site/except/#/ends"),
      describing("except: why", at: "site/except/#/why"),
      describing("except: owner", at: "site/except/#/owner"),
      describing("a site's language", at: "site/touchline"),
    ]
    + ["within", "for", "in_last", "by", "cool_down", "expires", "remind", "status"].map {
      LanguagePart("tune: \($0)", at: "site/tune/*/rules/*/\($0)")
    }
    + ["level", "why", "owner"].map { describing("tune: \($0)", at: "site/tune/*/rules/*/\($0)") }
}
