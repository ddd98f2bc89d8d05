/// What an evaluation saw on its way, as evidence.
package struct Recording: Sendable {
  /// By node id; nil for what was never reached. Inside of comprehensions: the last time.
  package internal(set) var values: [Value?]
  /// By node id of an `all` or `exists` that was decided by one element: that element.
  package internal(set) var witnesses: [Int: Value] = [:]
  /// What the whole expression gave.
  package internal(set) var result = Value.null

  init(nodes: Int) {
    values = Array(repeating: nil, count: nodes)
  }
}
