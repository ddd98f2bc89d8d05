import Saving
import Testing

@Suite("What is written compactly")
struct SavingTests {
  private static let numbers: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, 1 << 32, .max - 1, .max]

  private func read<Result>(_ writer: borrowing ByteWriter, _ body: (inout ByteReader) -> Result) -> Result {
    writer.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      return body(&reader)
    }
  }

  @Test("reads back as it was written")
  func everything() {
    var writer = ByteWriter()
    for number in Self.numbers {
      writer.put(number)
      writer.putSigned(Int64(bitPattern: number))
      writer.putWord(number)
      writer.put(instant: Int64(bitPattern: number), from: 1_767_571_200_000)
    }
    writer.put(instant: .max, from: -5)
    writer.put("Zoë")
    writer.put(array: Self.numbers)
    read(writer) { reader in
      for number in Self.numbers {
        #expect(reader.take() == number)
        #expect(reader.takeSigned() == Int64(bitPattern: number))
        #expect(reader.takeWord() == number)
        #expect(reader.takeInstant(from: 1_767_571_200_000) == Int64(bitPattern: number))
      }
      #expect(reader.takeInstant(from: 7) == .max)
      #expect(reader.takeText() == "Zoë")
      #expect(reader.takeArray(of: UInt64.self) == Self.numbers)
      #expect(reader.isAtEnd && !reader.isBroken)
    }
  }

  @Test("reads back where nothing stands before it", arguments: numbers)
  func alone(_ number: UInt64) {
    var writer = ByteWriter()
    writer.put(number)
    read(writer) { reader in #expect(reader.take() == number && reader.isAtEnd && !reader.isBroken) }
  }

  @Test("takes one byte for what is small")
  func size() {
    var writer = ByteWriter()
    writer.put(127)
    writer.putSigned(-64)
    writer.put(instant: .max, from: 0)
    #expect(writer.count == 3)
    writer.removeAll()
    #expect(writer.bytes.isEmpty)
  }

  @Test("gives a value back as it stood in memory, and nothing where too little is left")
  func raw() {
    var writer = ByteWriter()
    for number in 0..<2_000 { writer.put(raw: Int32(number)) }
    writer.put(raw: UInt8(7))
    read(writer) { reader in
      for number in 0..<2_000 { #expect(reader.take(raw: Int32.self) == Int32(number)) }
      #expect(reader.take(raw: Int32.self) == nil && reader.isBroken)
    }
  }

  @Test("is broken wherever it ends too early, and never reads beyond")
  func truncated() {
    var writer = ByteWriter()
    writer.put(300)
    writer.put("text")
    writer.put(array: [1, 2, 3])
    let whole = writer.bytes
    for count in whole.indices {
      whole[..<count].withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        _ = (reader.take(), reader.takeText(), reader.takeArray(of: Int.self))
        #expect(reader.isBroken, "\(count)")
      }
    }
  }

  @Test("is broken where a number does not end, or counts more than there is")
  func nonsense() {
    for bytes in [[UInt8](repeating: 0xFF, count: 12), [5, 1], [2, 8, 1, 1, 1]] {
      bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        _ = reader.takeArray(of: UInt64.self)
        #expect(reader.isBroken)
      }
    }
  }
}
