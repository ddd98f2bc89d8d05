/// A text that a ``SymbolTable`` knows, as a number: equal texts of one table have equal symbols.
public struct Symbol: Hashable, Sendable, BitwiseCopyable {
  /// 0, 1, 2 ... in the order in which the texts first came.
  public var index: UInt32

  @inlinable public init(index: UInt32) { self.index = index }

  /// Stands in columns where there is no text; no table ever gives it out.
  public static let none = Symbol(index: .max)

  @inlinable public var isNone: Bool { index == .max }
}
