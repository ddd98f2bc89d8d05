package import Engine
import EventTime
import SourceText

/// Says where a norm comes from: *slow stage is what 80 % of 34 won deals with deal.stage proposal did not exceed*.
package struct NormWords {
  private let speech: Speech

  package init(speech: Speech) { self.speech = speech }

  /// What an explanation cannot know, beside the norms that it names.
  package static let caveat =
    "What would clear or raise it is tried on this deal alone; other deals that are won may move the limit when it is drawn up anew."

  /// In one clause.
  package func clause(_ norm: Evidence.Norm) -> String {
    let name = Speech.words(norm.name.split(separator: ".").last ?? "")
    let alike = norm.by.isEmpty ? "" : " with \(Speech.list(norm.by))"
    return "\(name): \(norm.quantile) % quantile of \(Speech.plural(norm.deals, "won deal"))\(alike)"
      + " as of \(speech.day(norm.since))"
  }

  /// With the deals that gave it.
  package func paragraph(_ norm: Evidence.Norm) -> String {
    let values = norm.values == norm.deals ? "" : ", \(Speech.plural(norm.values, "value"))"
    let more = norm.deals - norm.among.count
    let names = norm.among + (more > 0 ? ["\(more) more"] : [])
    let deals = norm.among.isEmpty ? "" : " They are \(Speech.list(names))."
    return Speech.sentence("\(clause(norm))\(values), measured on \(norm.deal)") + deals
  }
}

extension JSONWriter {
  /// Where norms come from; nothing where there are none.
  mutating func norms(_ norms: [Evidence.Norm]) {
    guard !norms.isEmpty else { return }
    list("norms", norms) { json, norm in
      json.pair("norm", norm.name)
      json.pair("quantile", norm.quantile)
      json.pair("since", RFC3339.format(norm.since))
      json.pair("deal", norm.deal)
      json.pair("deals", norm.deals)
      json.pair("values", norm.values)
      json.pair("by", ifAny: norm.by)
      json.pair("among", ifAny: norm.among)
    }
  }
}
