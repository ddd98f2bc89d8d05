/// The values of `same`, each combination once and known by a number, and which combinations agree.
///
/// Two agree when each of their values does: single ones when they are equal, lists when they share an element. A list
/// and a single value never agree.
public struct Agreements: Sendable {
  /// The number of a combination; ``everything`` where a rule has no `same`.
  public typealias Key = Int32

  /// What rules without `same` use: agrees with itself.
  public static let everything: Key = -1

  struct Part: Hashable, Sendable {
    var isList: Bool
    var elements: [FoldKey]
  }

  private(set) var combinations: [[Part]] = []
  private var numbers: [[Part]: Key] = [:]
  private var draft: [Part] = []

  public init() {}

  /// Begins a combination; its values follow in the order of the rule.
  public mutating func begin() { draft.removeAll(keepingCapacity: true) }

  public mutating func add(single value: FoldKey) { draft.append(Part(isList: false, elements: [value])) }

  public mutating func add(list values: [FoldKey]) { draft.append(Part(isList: true, elements: values)) }

  /// The number of the combination that was begun.
  public mutating func finish() -> Key {
    if let known = numbers[draft] { return known }
    let number = Key(truncatingIfNeeded: combinations.count)
    combinations.append(draft)
    numbers[draft] = number
    return number
  }

  public func agree(_ a: Key, _ b: Key) -> Bool {
    if a == Self.everything || b == Self.everything { return a == b }
    return zip(combinations[Int(a)], combinations[Int(b)]).allSatisfy { a, b in
      guard a.isList, b.isList else { return a == b }
      return a.elements.contains { b.elements.contains($0) }
    }
  }

  public mutating func clear() {
    guard !combinations.isEmpty else { return }
    combinations.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
  }
}
