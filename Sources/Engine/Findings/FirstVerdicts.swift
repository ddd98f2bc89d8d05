package import EventTime
package import Symbols

/// When a rule was first kept and first broken on a deal.
package struct FirstVerdicts: Hashable, Sendable, BitwiseCopyable {
  /// Index into ``RuleSet/rules``.
  package var rule: Int
  package var deal: Symbol
  /// Nil where it never was.
  package var met: Instant?
  package var raised: Instant?

  package init(rule: Int, deal: Symbol, met: Instant?, raised: Instant?) {
    self.rule = rule
    self.deal = deal
    self.met = met
    self.raised = raised
  }
}

/// One exception of a rule: the rule's own come first, then those of the site that mean it, in their order.
package struct ExceptionPlace: Hashable, Sendable, BitwiseCopyable {
  /// Index into ``RuleSet/rules``.
  package var rule: Int
  package var exception: Int

  package init(rule: Int, exception: Int) {
    self.rule = rule
    self.exception = exception
  }
}
