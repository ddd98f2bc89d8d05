import Engine
import EventTime
import RulePacks
package import SourceText

/// A finding with its rule and what coaching decided about it.
struct FindingRow {
  let finding: Finding
  let rule: CompiledRule
  let hold: Hold?
  /// Ids of the findings that keep it quiet.
  var mutedBy: [String] = []
  var worth: AccountWorth?

  /// Writes one key with its value; a key without a value is left out.
  ///
  /// - Parameter plainReadings: Names of what the rule's conditions read as numbers or truths.
  func write(_ field: FindingField, plainReadings: Set<String>, to json: inout JSONWriter) {
    switch field {
    case .id: json.pair("id", finding.id)
    case .rule: json.pair("rule", rule.fullName)
    case .subject: json.subject(finding.subject)
    case .at: json.pair("at", RFC3339.format(finding.at))
    case .level: json.pair("level", rule.rule.level.rawValue)
    case .status: json.pair("status", finding.status.name)
    case .clearedAt: json.pair("cleared_at", ifAny: finding.status.clearedAt.map(RFC3339.format))
    case .clearedBy: json.pair("cleared_by", ifAny: finding.status.clearedBy)
    case .expiredAt: json.pair("expired_at", ifAny: finding.status.expiredAt.map(RFC3339.format))
    case .held: json.pair("held", ifAny: hold?.rawValue)
    case .evidence: write(finding.evidence, to: &json)
    case .facts: write(finding.evidence.reads, plain: plainReadings, to: &json)
    case .nudge: write(finding.nudge, to: &json)
    case .mutedBy: json.pair("muted_by", ifAny: mutedBy)
    case .worth: write(worth, to: &json)
    case .deal: json.pair("deal", ifAny: finding.deal)
    case .account: json.pair("account", ifAny: finding.account)
    case .rep: json.pair("rep", ifAny: finding.rep)
    case .manager: json.pair("manager", ifAny: finding.manager)
    }
  }

  private func write(_ evidence: Evidence, to json: inout JSONWriter) {
    json.key("evidence")
    json.object { json in
      json.pair("trigger", ifAny: evidence.trigger)
      json.key("found")
      json.array { json in for id in evidence.found { json.string(id) } }
      if let searched = evidence.searched { write(searched, to: &json) }
      json.pair("due", ifAny: evidence.due.map(RFC3339.format))
      if let count = evidence.count { json.pair("count", count) }
      if let before = evidence.before { json.pair("before", before) }
      if let period = evidence.period { write(period, to: &json) }
      json.norms(evidence.norms)
      if !evidence.witnesses.isEmpty { write(evidence.witnesses, to: &json) }
    }
  }

  private func write(_ witnesses: [Evidence.Witness], to json: inout JSONWriter) {
    json.key("witnesses")
    json.array { json in
      for witness in witnesses {
        json.object { json in
          json.pair("in", witness.source)
          json.pair(witness.kind.name, ifAny: witness.elements)
        }
      }
    }
  }

  private func write(_ searched: Evidence.Search, to json: inout JSONWriter) {
    json.key("searched")
    json.object { json in
      json.pair("event", searched.event)
      json.pair("from", ifAny: searched.from.map(RFC3339.format))
      json.pair("to", ifAny: searched.to.map(RFC3339.format))
    }
  }

  private func write(_ period: Evidence.CalendarPeriod, to json: inout JSONWriter) {
    json.key("period")
    json.object { json in
      json.pair("name", period.name)
      json.pair("from", RFC3339.format(period.start))
      json.pair("to", RFC3339.format(period.end))
    }
  }

  private func write(_ readings: [Evidence.Reading], plain: Set<String>, to json: inout JSONWriter) {
    json.key("facts")
    json.object { json in
      for reading in readings {
        json.key(reading.name.hasPrefix("facts.") ? String(reading.name.dropFirst(6)) : reading.name)
        switch reading.value {
        case nil: json.null()
        case let value? where plain.contains(reading.name) && value.isPlainJSON: json.raw(value)
        case let value?: json.string(value)
        }
      }
    }
  }

  private func write(_ worth: AccountWorth?, to json: inout JSONWriter) {
    guard let worth else { return }
    json.list("worth", worth.sums) { json, sum in
      json.pair("currency", ifAny: sum.currency)
      json.key("won")
      json.double(sum.won)
      json.key("open")
      json.double(sum.open)
    }
  }

  private func write(_ nudge: RenderedNudge?, to json: inout JSONWriter) {
    guard let nudge else { return }
    json.key("nudge")
    json.object { json in
      json.pair("rep", ifAny: nudge.rep)
      json.pair("manager", ifAny: nudge.manager)
      json.pair("ask", ifAny: nudge.ask)
      json.pair("do", ifAny: nudge.do)
    }
  }
}

extension Evidence.Witness.Kind {
  fileprivate var name: String {
    switch self {
    case .witness: "witness"
    case .counterExample: "counter_example"
    case .selection: "selected"
    }
  }
}

extension JSONWriter {
  mutating func subject(_ subject: SubjectID) {
    key("subject")
    object { json in
      json.pair("kind", subject.kind.name)
      json.pair("id", subject.description)
    }
  }

  package mutating func pair(_ name: String, ifAny value: String?) {
    if let value { pair(name, value) }
  }

  package mutating func pair(_ name: String, ifAny values: [String]) {
    guard !values.isEmpty else { return }
    key(name)
    array { json in for value in values { json.string(value) } }
  }
}

extension String {
  /// Whether JSON reads the text as a number or a truth, just as it stands.
  fileprivate var isPlainJSON: Bool {
    if self == "true" || self == "false" { return true }
    guard Double(self)?.isFinite ?? false else { return false }
    let digits = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
    guard let first = digits.first, (0x30...0x39).contains(first), utf8.last != UInt8(ascii: ".") else {
      return false
    }
    return first != UInt8(ascii: "0") || digits.count == 1 || digits.dropFirst().first == UInt8(ascii: ".")
  }
}
