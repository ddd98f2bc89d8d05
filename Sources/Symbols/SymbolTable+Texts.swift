extension SymbolTable {
  /// Texts in the order of their symbols, apart from a table.
  public struct Texts: Sendable {
    fileprivate let bytes: [UInt8]
    /// Where each ends in ``bytes``.
    fileprivate let ends: [Int]

    public func forEach(_ body: (UnsafeRawBufferPointer) -> Void) {
      bytes.withUnsafeBytes { bytes in
        var start = 0
        for end in ends {
          body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
          start = end
        }
      }
    }
  }

  /// The texts that came after so many others.
  public func texts(from first: Int) -> Texts {
    let start = first == 0 ? 0 : ends[first - 1]
    return Texts(bytes: Array(bytes[start...]), ends: ends[first...].map { $0 - start })
  }
}

extension SymbolTable {
  /// The symbols by their texts, in byte order.
  public func sorted(_ symbols: [Symbol]) -> [Symbol] {
    // Most ids differ in what they begin with, and numbers are compared at once.
    var keyed = symbols.map { Keyed(beginning: withUTF8($0, TextHash.beginning), symbol: $0) }
    keyed.sort { a, b in
      a.beginning != b.beginning ? a.beginning < b.beginning : precedes(a.symbol, b.symbol)
    }
    return keyed.map(\.symbol)
  }

  private struct Keyed: BitwiseCopyable {
    let beginning: UInt64
    let symbol: Symbol
  }
}
