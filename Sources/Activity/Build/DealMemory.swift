import Symbols

/// The account and the rep of deals as lines named them last, so that one look finds the symbols of all three.
///
/// Ids are spread over a symbol table too large for the processor's caches, and nearly every line of a deal names the
/// same three. What is remembered is compared with what is written: a line that says something else is looked up as any.
struct DealMemory: Sendable {
  enum Role { case deal, account, rep }

  /// An id of one to eight bytes, the first one lowest, and its symbol; longer ones are not remembered.
  private struct ID: BitwiseCopyable {
    var word: UInt64 = 0
    var symbol = Symbol.none
  }

  private struct Entry: BitwiseCopyable {
    var deal = ID()
    var account = ID()
    var rep = ID()
  }

  private static let placeBits: UInt64 = 16
  /// Ids of deals that pass before any is remembered: to a short log the table costs more than it saves.
  private static let shortLog = 4_096
  private var passed = 0
  private var entries: [Entry] = []
  /// That of the deal that the line names, or ``nowhere``.
  private var place = nowhere
  private static let nowhere = Int.max

  /// Takes note that the line names no deal that is remembered.
  @inline(__always)
  mutating func forgetPlace() { place = Self.nowhere }

  @inline(__always)
  private static func place(of deal: UInt64) -> Int {
    Int(truncatingIfNeeded: (deal &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- placeBits))
  }

  /// Has the processor fetch what is remembered of a deal that will be asked for when the line has been read.
  @inline(__always)
  func fetch(_ deal: UInt64) {
    if !entries.isEmpty { entries.fetch(Self.place(of: deal)) }
  }

  /// The symbol of an id, if it is remembered; that of the deal comes first.
  @inline(__always)
  mutating func symbol(_ role: Role, _ word: UInt64) -> Symbol? {
    if role == .deal { place = Self.place(of: word) }
    guard place < entries.count else { return nil }
    let id =
      switch role {
      case .deal: entries[place].deal
      case .account: entries[place].account
      case .rep: entries[place].rep
      }
    return id.word == word ? id.symbol : nil
  }

  /// Remembers the id of the deal that the line has named, or who belongs to it.
  mutating func remember(_ role: Role, _ word: UInt64, _ symbol: Symbol) {
    guard place != Self.nowhere else { return }
    if entries.isEmpty, !makeRoom() { return }
    let id = ID(word: word, symbol: symbol)
    switch role {
    case .deal: entries[place] = Entry(deal: id)
    case .account: entries[place].account = id
    case .rep: entries[place].rep = id
    }
  }

  /// Makes the table, once it pays.
  private mutating func makeRoom() -> Bool {
    passed &+= 1
    guard passed > Self.shortLog else { return false }
    entries = Array(repeating: Entry(), count: 1 << Int(Self.placeBits))
    return true
  }
}
