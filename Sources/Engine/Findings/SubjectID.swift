package import RulePacks

/// Whom or what a rule speaks of: a deal, an account, a person, or a pair of them.
package struct SubjectID: Hashable, Sendable {
  package var kind: SubjectKind
  /// One id, two of a pair in the order of its kind, or `organisation` for the only one of its kind.
  package var ids: [String]

  package init(kind: SubjectKind, ids: [String]) {
    self.kind = kind
    self.ids = ids
  }
}

extension SubjectID: CustomStringConvertible {
  /// `D1`, or `M1/R1` for a pair.
  package var description: String { ids.joined(separator: "/") }
}
