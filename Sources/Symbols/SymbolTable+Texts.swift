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
