/// The order in which lines name the keys of the envelope, learnt from the lines before.
///
/// A program writes its keys in one order. A key that is expected has to be compared only, with the comma before it and
/// the colon behind it, instead of being looked for.
struct KeyOrder: Sendable {
  /// Where a line stands between its keys: behind the one with this raw value, or at one of the others.
  typealias Place = UInt8
  static let beginning: Place = 15
  /// Behind a key that is none of the envelope's.
  static let elsewhere: Place = 16

  /// By place, what is expected there.
  private(set) var expected: [WrittenKey]
  /// By place, the key that came last where it was not expected, and how often in a row.
  private var unexpected = InlineArray<17, UInt8>(repeating: KeyOrder.elsewhere)
  private var times = InlineArray<17, UInt8>(repeating: 0)
  /// So often a key has to come in a row to be expected.
  private static let habit: UInt8 = 3
  /// All keys by ``EnvelopeKey/place(of:)``, and how each is written: a jump for each key would be guessed wrong too often.
  private let keys: [EnvelopeKey]
  private let words: [UInt64]
  private let opening = EnvelopeKey.allCases.map { WrittenKey($0, after: "{") }
  private let following = EnvelopeKey.allCases.map { WrittenKey($0, after: ",") }

  init() {
    expected = Array(repeating: following[0], count: Int(Self.elsewhere) + 1)
    expected[Int(Self.beginning)] = opening[0]
    var keys = [EnvelopeKey](repeating: .id, count: 16)
    var words = [UInt64](repeating: .max, count: 16)
    for key in EnvelopeKey.allCases {
      let word = "\(key)".utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      keys[EnvelopeKey.place(of: word)] = key
      words[EnvelopeKey.place(of: word)] = word
    }
    (self.keys, self.words) = (keys, words)
  }

  /// The key that is written with these bytes: at most eight, the first one lowest.
  @inline(__always)
  func key(_ word: UInt64) -> EnvelopeKey? {
    let place = EnvelopeKey.place(of: word)
    return words[place] == word ? keys[place] : nil
  }

  /// Expects a key where it came several times: where keys come in any order, nothing is worth learning.
  @inline(__always)
  mutating func learn(_ key: EnvelopeKey, at place: Place) {
    times[Int(place)] = unexpected[Int(place)] == key.rawValue ? times[Int(place)] &+ 1 : 1
    unexpected[Int(place)] = key.rawValue
    if times[Int(place)] == Self.habit { expect(key, at: place) }
  }

  @inline(never)
  private mutating func expect(_ key: EnvelopeKey, at place: Place) {
    expected[Int(place)] = (place == Self.beginning ? opening : following)[Int(key.rawValue)]
  }
}

/// A key as most programs write it, `,"deal":`, in two words of which so many bytes count.
struct WrittenKey: BitwiseCopyable, Sendable {
  let key: EnvelopeKey
  let count: Int
  let low: UInt64
  let lowMask: UInt64
  let high: UInt64
  let highMask: UInt64

  init(_ key: EnvelopeKey, after mark: Unicode.Scalar) {
    let bytes = Array("\(mark)\"\(key)\":".utf8)
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    self.key = key
    count = bytes.count
    (low, lowMask) = (word(bytes.prefix(8)), word(bytes.prefix(8).map { _ in 0xFF }[...]))
    (high, highMask) = (word(bytes.dropFirst(8)), word(bytes.dropFirst(8).map { _ in 0xFF }[...]))
  }
}

extension JSONScanner {
  /// Whether the key stands here; it is taken.
  @inline(__always)
  mutating func take(_ key: WrittenKey) -> Bool {
    let low = (word(at: offset) ^ key.low) & key.lowMask
    let high = (word(at: offset &+ 8) ^ key.high) & key.highMask
    guard low | high == 0 else { return false }
    offset &+= key.count
    return true
  }
}
