package import RulePacks

/// A page in parts, which a screen, a wiki and a browser show each in their own way.
///
/// Plain text in every field; whoever shows it escapes it.
package struct Sheet: Sendable {
  package var title: String
  /// What stands behind the title: amount, stage, period.
  package var details: [String]
  /// `as of Tue 10 Mar 2026, 08:00`.
  package var asOf: String
  package var sections: [Section]
  /// What holds for the whole page, in sentences.
  package var foot: [String]

  package init(
    title: String, details: [String] = [], asOf: String, sections: [Section], foot: [String] = []
  ) {
    self.title = title
    self.details = details
    self.asOf = asOf
    self.sections = sections
    self.foot = foot
  }

  /// A heading with what stands under it.
  package struct Section: Sendable {
    package var title: String
    /// A sentence under the heading, in quiet print.
    package var note: String?
    package var blocks: [Block]

    package init(_ title: String, note: String? = nil, _ blocks: [Block]) {
      self.title = title
      self.note = note
      self.blocks = blocks
    }
  }

  package enum Block: Sendable {
    case paragraph(String)
    case items([Item])
    case points([Point])
    case table(Table)
    /// For browsers and printers only: its alternative text says nothing that the page does not say in words.
    case drawing(Drawing)
  }

  /// A line of a list.
  package struct Item: Hashable, Sendable {
    package var text: String
    /// What would end it, or where it comes from.
    package var note: String?

    package init(_ text: String, note: String? = nil) {
      self.text = text
      self.note = note
    }
  }

  /// Something to do or to ask, with the reasons.
  package struct Point: Sendable {
    package var level: Level?
    package var lead: String
    package var reasons: [String]
    /// What ends it, and the rule that says it.
    package var foot: String
    package var rule: String

    package init(
      level: Level? = nil, _ lead: String, reasons: [String] = [], foot: String = "", rule: String = ""
    ) {
      self.level = level
      self.lead = lead
      self.reasons = reasons
      self.foot = foot
      self.rule = rule
    }
  }

  /// Rows under a head; the first column is words, the others are figures.
  package struct Table: Sendable {
    package var head: [String]
    package var rows: [[String]]

    package init(head: [String], rows: [[String]]) {
      self.head = head
      self.rows = rows
    }
  }
}
