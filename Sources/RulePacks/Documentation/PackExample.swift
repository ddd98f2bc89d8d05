/// A case from the tests of a pack, as its pages show it.
package struct PackExample: Sendable {
  /// Whether the rule raises something in it.
  package let speaks: Bool
  /// What the case is, as its test names it.
  package let name: String
  /// What happened and what the rule made of it, line by line.
  package let story: String

  package init(speaks: Bool, name: String, story: String) {
    self.speaks = speaks
    self.name = name
    self.story = story
  }

  package var title: String { (speaks ? "It speaks: " : "It is silent: ") + name }
}
