import Symbols
import Testing

@testable import CEL

@Suite("Numbers of different types")
struct NumberComparisonTests {
  /// Whether the first comes before, with or behind the second, by every operator and in both orders.
  private func check(_ one: Value, _ order: Order, _ other: Value) {
    let memory = Memory()
    #expect(memory.order(one, other) == order, "\(one) and \(other)")
    #expect(memory.order(other, one) == order.reversed, "\(other) and \(one)")
    #expect(memory.equal(one, other) == (order == .equal))
  }

  @Test("are compared exactly where doubles have gaps between whole numbers")
  func gaps() {
    check(.int(9_007_199_254_740_993), .greater, .double(0x1p53))
    check(.int(9_007_199_254_740_992), .equal, .double(0x1p53))
    check(.int(-9_007_199_254_740_993), .less, .double(-0x1p53))
    check(.uint(9_007_199_254_740_993), .greater, .double(0x1p53))
    check(.uint(9_007_199_254_740_993), .less, .double(0x1p53 + 2))
    check(.int(.max - 1), .greater, .double(0x1p63 - 1024))
  }

  @Test("are compared exactly where a type ends")
  func ends() {
    check(.int(.min), .equal, .double(-0x1p63))
    check(.int(.min), .greater, .double(-0x1p63 - 2048))
    check(.int(.max - 1), .less, .double(0x1p63))
    check(.uint(.max), .less, .double(0x1p64))
    check(.uint(.max), .greater, .double(0x1p64 - 2048))
    check(.uint(1 << 63), .equal, .double(0x1p63))
    check(.int(-1), .less, .uint(0))
    check(.int(.max), .less, .uint(1 << 63))
    check(.uint(0), .greater, .double(-.leastNonzeroMagnitude))
    check(.uint(0), .equal, .double(-0.0))
  }

  @Test("are compared with fractions and with what is beyond all numbers")
  func fractions() {
    check(.int(-1), .greater, .double(-1.5))
    check(.int(-2), .less, .double(-1.5))
    check(.int(2), .less, .double(2.000_000_1))
    check(.int(.max), .less, .double(.infinity))
    check(.int(.min), .greater, .double(-.infinity))
    check(.uint(.max), .less, .double(.infinity))
    check(.int(.max), .unordered, .double(.nan))
    check(.uint(.max), .unordered, .double(.nan))
    check(.int(0), .unordered, .double(.nan))
  }

  @Test("have one exception, which the public test suite wants: 2^63 as double is the greatest int")
  func exception() {
    check(.int(.max), .equal, .double(0x1p63))
  }
}
