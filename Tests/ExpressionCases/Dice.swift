/// Choices that are the same on every run: from a seed, or from bytes that somebody else makes up.
package struct Dice {
  private var state: UInt64
  /// What a fuzzer gave, taken off the front; once they are used up, every roll is 0.
  private var bytes: ArraySlice<UInt8>?

  /// - Parameter seed: Not 0.
  package init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
  }

  package init(bytes: ArraySlice<UInt8>) {
    state = 0
    self.bytes = bytes
  }

  /// A number from 0 to below `sides`, of which there is at least one.
  package mutating func roll(_ sides: Int) -> Int {
    if bytes != nil { return Int(bytes?.popFirst() ?? 0) % sides }
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(sides))
  }

  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }

  /// True once in so many times.
  package mutating func chance(oneIn sides: Int) -> Bool { roll(sides) == sides - 1 }
}
