public import Saving

extension CoolDowns {
  public var isEmpty: Bool { rests.isEmpty }

  /// Writes all cool-downs; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(rests.count)
    for rest in rests {
      writer.putSigned(Int64(rest.key))
      writer.put(instant: rest.until, from: base)
    }
  }

  /// Reads what was written into cool-downs that are empty.
  public mutating func restore(from reader: inout ByteReader, from base: Int64) {
    for _ in 0..<reader.takeCount() {
      let key = Agreements.key(from: &reader)
      rests.append(Rest(key: key, until: reader.takeInstant(from: base)))
    }
  }
}
