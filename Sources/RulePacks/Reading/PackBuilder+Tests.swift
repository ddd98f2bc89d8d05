import YAMLTree
extension PackBuilder {
  mutating func readTests(_ node: YAMLNode) {}
}
