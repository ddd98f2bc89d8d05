import BasicContainers
import Synchronization

/// The folds of one subject, addressed by number: built once for a set of facts and emptied from subject to subject.
///
/// Per activity: ``expire(_:beforeActivityAt:)``, then for what a fold takes in ``begin(_:row:expiresAt:)`` and
/// ``add(_:to:)`` for its value or each element of its list, and last ``clear(_:)`` where it matches the fold's `since`.
public struct FoldBank: ~Copyable, Sendable {
  /// Of no use but that the bank is passed by its address: else each call of what only reads it copies all of its words.
  private let anchor = Atomic(false)
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case count, distinct, sum, mean, min, max, latest, first, values, pending
  }

  /// What type a sum has, and with it an empty one.
  public enum NumberType: UInt8, Sendable, BitwiseCopyable {
    case int, uint, double
  }

  /// A fold of this bank.
  public struct ID: Hashable, Sendable, BitwiseCopyable {
    public var number: UInt32

    @inlinable public init(number: UInt32) { self.number = number }
  }

  /// What a fold is now.
  public enum Outcome: Sendable, BitwiseCopyable {
    /// Nothing counts, and the fold has no value for that.
    case nothing
    case value(FoldKey)
    /// An activity, by its row.
    case row(UInt32)
    /// To be read by ``FoldBank/forEachValue(of:_:)``.
    case values
    /// The sum is beyond its type.
    case overflow
    /// The argument failed for an activity that counts; with what ``FoldBank/fail(_:error:)`` was given.
    case failed(FoldKey)
  }

  struct Entry: BitwiseCopyable, Sendable {
    var kind: Kind
    var numberType: NumberType
    var place: Int
    var isTouched = false
  }

  var entries = UniqueArray<Entry>()
  /// Those that may hold something.
  private var touched = UniqueArray<ID>()
  var counts = UniqueArray<CountFold>()
  var distincts = UniqueArray<DistinctFold>()
  var sums = UniqueArray<SumFold>()
  var extremes = UniqueArray<ExtremeFold>()
  var rows = UniqueArray<RowFold>()
  var lists = UniqueArray<ValuesFold>()
  var pendings = UniqueArray<PendingFold>()

  public init() {}

  /// Adds a fold.
  ///
  /// - Parameters:
  ///   - slides: Whether activities leave with time (`within`).
  ///   - last: At most so many activities, the latest.
  public mutating func append(
    _ kind: Kind, slides: Bool = false, last: Int? = nil, numberType: NumberType = .double
  ) -> ID {
    let id = ID(number: UInt32(truncatingIfNeeded: entries.count))
    let place = appendFold(kind, slides, last)
    entries.append(Entry(kind: kind, numberType: numberType, place: place))
    return id
  }

  private mutating func appendFold(_ kind: Kind, _ slides: Bool, _ last: Int?) -> Int {
    switch kind {
    case .count:
      counts.append(CountFold(slides: slides, last: last))
      return counts.count - 1
    case .distinct:
      distincts.append(DistinctFold(slides: slides, last: last))
      return distincts.count - 1
    case .sum, .mean:
      sums.append(SumFold(slides: slides, last: last))
      return sums.count - 1
    case .min, .max:
      extremes.append(ExtremeFold(isMaximum: kind == .max, slides: slides, last: last))
      return extremes.count - 1
    case .latest, .first:
      rows.append(RowFold(isFirst: kind == .first, slides: slides, last: last))
      return rows.count - 1
    case .values:
      lists.append(ValuesFold(slides: slides, last: last))
      return lists.count - 1
    case .pending:
      pendings.append(PendingFold(slides: slides, last: last))
      return pendings.count - 1
    }
  }

  mutating func touch(_ id: ID) -> Entry {
    let number = Int(id.number)
    if !entries[number].isTouched {
      entries[number].isTouched = true
      touched.append(id)
    }
    return entries[number]
  }

  /// How many folds may hold something, and which.
  public var touchedCount: Int { touched.count }
  public borrowing func touched(_ place: Int) -> ID { touched[place] }

  /// Empties all folds and keeps their room, in time proportional to those that were used.
  public mutating func reset() {
    for place in touched.indices {
      clear(touched[place])
      entries[Int(touched[place].number)].isTouched = false
    }
    touched.removeAll(keepingCapacity: true)
  }
}
