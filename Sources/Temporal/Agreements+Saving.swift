public import Saving

extension Agreements {
  public func save(into writer: inout ByteWriter) {
    writer.put(combinations.count)
    for parts in combinations {
      writer.put(parts.count)
      for part in parts {
        writer.put(part.isList)
        writer.put(part.elements.count)
        for element in part.elements { element.save(into: &writer) }
      }
    }
  }

  /// Reads what was written into agreements that are empty.
  public mutating func restore(from reader: inout ByteReader) {
    for _ in 0..<reader.takeCount() {
      begin()
      for _ in 0..<reader.takeCount() {
        let isList = reader.takeBool()
        var elements: [FoldKey] = []
        for _ in 0..<reader.takeCount() { elements.append(FoldKey(from: &reader)) }
        if isList { add(list: elements) } else { add(single: elements.first ?? FoldKey(tag: .null)) }
      }
      _ = finish()
    }
  }

  /// Reads the number of a combination, as `putSigned` wrote it.
  static func key(from reader: inout ByteReader) -> Key { Key(truncatingIfNeeded: reader.takeSigned()) }
}
