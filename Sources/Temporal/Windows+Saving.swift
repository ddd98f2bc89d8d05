public import Saving

extension Windows {
  /// Writes all windows; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(windows.count)
    for window in windows {
      window.wait.save(into: &writer, from: base)
      writer.put(window.isBroken)
    }
  }

  /// Reads what was written into windows that are empty.
  public mutating func restore(from reader: inout ByteReader, from base: Int64) {
    for _ in 0..<reader.takeCount() {
      let wait = Wait(from: &reader, from: base)
      windows.append(Window(wait: wait, isBroken: reader.takeBool()))
    }
  }
}
