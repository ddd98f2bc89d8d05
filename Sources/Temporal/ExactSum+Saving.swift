import BigInt
import Saving

extension ExactSum {
  func save(into writer: inout ByteWriter) {
    let isSpecial = positiveInfinities != 0 || negativeInfinities != 0 || notNumbers != 0
    writer.put((wide != nil ? 2 as UInt64 : 0) | (isSpecial ? 1 : 0))
    writer.putSigned(Int64(count))
    writer.put(places)
    if isSpecial {
      for number in [positiveInfinities, negativeInfinities, notNumbers] { writer.putSigned(Int64(number)) }
    }
    if let wide { return Self.save(wide, into: &writer) }
    writer.put(UInt64(truncatingIfNeeded: total.magnitude))
    writer.put(UInt64(truncatingIfNeeded: total.magnitude >> 64) << 1 | (total < 0 ? 1 : 0))
  }

  init(from reader: inout ByteReader) {
    self.init()
    let flags = reader.take()
    count = Int(reader.takeSigned())
    places = reader.takeInt()
    if flags & 1 != 0 {
      positiveInfinities = Int(reader.takeSigned())
      negativeInfinities = Int(reader.takeSigned())
      notNumbers = Int(reader.takeSigned())
    }
    guard flags & 2 == 0 else {
      wide = Self.restore(from: &reader)
      return
    }
    let (low, high) = (reader.take(), reader.take())
    let magnitude = Int128(truncatingIfNeeded: UInt128(high >> 1) << 64 | UInt128(low))
    total = high & 1 == 0 ? magnitude : 0 &- magnitude
  }

  private static func save(_ wide: BigInt, into writer: inout ByteWriter) {
    writer.put(wide.sign == .minus)
    writer.put(wide.magnitude.words.count)
    for word in wide.magnitude.words { writer.putWord(UInt64(word)) }
  }

  private static func restore(from reader: inout ByteReader) -> BigInt {
    let isNegative = reader.takeBool()
    var words: [BigUInt.Word] = []
    for _ in 0..<reader.takeCount() { words.append(BigUInt.Word(reader.takeWord())) }
    return BigInt(sign: isNegative ? .minus : .plus, magnitude: BigUInt(words: words))
  }
}
