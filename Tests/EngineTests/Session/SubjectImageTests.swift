import Saving
import Testing

@testable import Engine

@Suite("The image of a subject that waits")
struct SubjectImageTests {
  /// Two parts, of three bytes and of five, behind a byte of something else.
  private func written(_ change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
    var writer = ByteWriter()
    var image = SubjectImage()
    writer.put(raw: 9 as UInt8)
    for (number, open, length) in [(1, 0, 3), (4, 2, 5)] {
      let start = writer.count
      for byte in 0..<length { writer.put(raw: UInt8(byte)) }
      image.endPart(number, open: open, from: start, writer)
    }
    image.endParts(into: &writer)
    var bytes = writer.bytes
    change(&bytes)
    return bytes
  }

  private func check(
    _ bytes: [UInt8], below count: Int, isWhole: Bool, _ body: (inout SubjectImage) -> Void = { _ in }
  ) {
    bytes.withUnsafeBytes { bytes in
      var image = SubjectImage()
      image.begin(bytes, from: 5)
      var reader = ByteReader(bytes)
      _ = reader.take(raw: UInt8.self)
      image.findParts(&reader, numbersBelow: count)
      #expect(reader.isBroken != isWhole)
      body(&image)
    }
  }

  @Test("has its parts, and says which have open findings")
  func parts() {
    check(written(), below: 5, isWhole: true) { image in
      #expect(image.away == 2 && image.base == 5)
      #expect((0..<5).map { image.hasState($0) } == [false, true, false, false, true])
      #expect((0..<5).map { image.hasOpenFindings($0) } == [false, false, false, false, true])
      image.clear()
      #expect(image.away == 0 && image.base == nil && !image.hasState(4))
    }
  }

  @Test("is refused where it was cut off, or where its parts cannot be")
  func damaged() {
    let whole = written()
    for end in 1..<whole.count { check(Array(whole[..<end]), below: 5, isWhole: false) }
    check(whole, below: 4, isWhole: false)
    // More parts than there is room for; a part twice; one that is longer than what is there.
    check(written { $0[$0.count - 4] = 3 }, below: 5, isWhole: false)
    check(written { $0[$0.count - 1] = 1 }, below: 5, isWhole: false)
    check(written { $0[$0.count - 16] = 1 }, below: 5, isWhole: false)
    check(written { $0[$0.count - 8] = 6 }, below: 5, isWhole: false)
    check(written { $0[$0.count - 8] = 4 }, below: 5, isWhole: false)
    check([9], below: 5, isWhole: false)
    check([9, 0, 0, 0, 0], below: 5, isWhole: true)
  }
}
