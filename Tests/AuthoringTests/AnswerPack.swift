import Activity
import RulePacks

@testable import Authoring

/// A pack of one rule whose tests are looked at.
enum AnswerPack {
  static let reader = PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"])
  static let run = MutationRun(
    reader: reader, runner: PackTestRunner(catalogue: reader.catalogue), threads: 1)

  static let rule = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: S.
    domain: d
    rules:
      answer:
        title: Answer
        when: email.received
        if: has(deal.amount) && deal.amount >= 10
        expect: { later: email.sent, within: 2 days }
        nudge: { rep: Answer. }

    """
}
