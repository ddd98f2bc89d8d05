package import Activity

/// The reference page of the kinds of activities, in Markdown.
package struct KindsPage: Sendable {
  package let markdown: String

  /// - Parameter sections: The core and the domains, by what people call them, in order.
  package init(_ sections: [(title: String, kinds: [KindDeclaration])]) {
    let count = sections.reduce(0) { $0 + $1.kinds.count }
    var lines = [
      "# Kinds of activities", "", "\(count) kinds. Required fields are bold. Generated from the code.",
    ]
    for (title, kinds) in sections where !kinds.isEmpty {
      lines += ["", "## \(title)", ""] + Self.head + kinds.map(Self.row)
    }
    markdown = lines.joined(separator: "\n") + "\n"
  }

  /// The head of a table of kinds.
  package static let head = ["| kind | what happened | fields |", "|---|---|---|"]

  /// A kind as a line of such a table.
  package static func row(_ kind: KindDeclaration) -> String {
    let fields = kind.fields.map { field in
      let name = field.required ? "**`\(field.name)`**" : "`\(field.name)`"
      let type = [field.type.rawValue, field.unit].compactMap(\.self).joined(separator: ", ")
      return field.about.isEmpty ? "\(name) \(type)" : "\(name) \(type): \(field.about)"
    }
    let planned = kind.isPlanned ? " *(planned)*" : ""
    return "| `\(kind.name)`\(planned) | \(kind.about) | \(fields.joined(separator: "; ")) |"
  }
}
