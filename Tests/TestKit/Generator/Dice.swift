/// A reproducible source of choices: SplitMix64 by Sebastiano Vigna (https://prng.di.unimi.it/splitmix64.c).
package struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of the choices, which must not be empty.
  package mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }

  /// One of the choices, each as likely as its weight says.
  mutating func pick<T>(weighted choices: [(Int, T)]) -> T {
    var rest = Int.random(in: 0..<choices.reduce(0) { $0 + $1.0 }, using: &self)
    for (weight, choice) in choices {
      if rest < weight { return choice }
      rest -= weight
    }
    return choices[0].1
  }

  mutating func some<T>(_ choices: [T], _ count: Int) -> [T] {
    Array(choices.shuffled(using: &self).prefix(count))
  }
}
