import Saving

extension FoldKey {
  func save(into writer: inout ByteWriter) {
    switch tag {
    case .text:
      // The commonest by far: one number for both.
      writer.put(payload << 4 | UInt64(tag.rawValue))
    case .int, .timestamp, .duration:
      writer.put(UInt64(tag.rawValue))
      writer.putSigned(Int64(bitPattern: payload))
      if tag == .timestamp { writer.put(aux) }
    case .double:
      writer.put(UInt64(tag.rawValue))
      writer.putWord(payload)
    case .null, .bool, .uint, .type, .object, .error:
      writer.put(UInt64(tag.rawValue))
      writer.put(payload)
      writer.put(aux)
    }
  }

  init(from reader: inout ByteReader) {
    let first = reader.take()
    guard let tag = Tag(rawValue: UInt8(first & 15)) else {
      reader.fail()
      self.init(tag: .null)
      return
    }
    self.init(tag: tag)
    switch tag {
    case .text: payload = first >> 4
    case .int, .timestamp, .duration:
      payload = UInt64(bitPattern: reader.takeSigned())
      if tag == .timestamp { aux = reader.takeUInt32() }
    case .double: payload = reader.takeWord()
    case .null, .bool, .uint, .type, .object, .error:
      payload = reader.take()
      aux = reader.takeUInt32()
    }
  }
}
