import EventTime
import Symbols

/// Records of many ids over time, found by symbol and instant without hashing.
struct DatedRecords: Sendable {
  private var records: [PeopleAt.Record] = []
  /// By symbol: place in ``offsets`` plus one, or 0 where nothing is known.
  private var places: [UInt32] = []
  /// Where the records of each id begin, and at last where they end.
  private var offsets: [UInt32] = [0]

  /// Adds all records of an id, which is new, in the order of their instants; the first begins before all instants.
  mutating func append(_ added: [PeopleAt.Record], of id: Symbol) {
    let place = Int(id.index)
    while places.count <= place { places.append(0) }
    places[place] = UInt32(truncatingIfNeeded: offsets.count)
    records += added
    offsets.append(UInt32(truncatingIfNeeded: records.count))
  }

  /// Empty for an id of which nothing is known.
  func records(of id: Symbol) -> ArraySlice<PeopleAt.Record> {
    let range = range(of: id)
    return records[range]
  }

  func record(of id: Symbol, at instant: Instant) -> PeopleAt.Record {
    var range = range(of: id)
    guard !range.isEmpty else { return PeopleAt.Record(id: id) }
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      if records[middle].from <= instant.milliseconds {
        range = middle..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return records[range.lowerBound]
  }

  private func range(of id: Symbol) -> Range<Int> {
    let index = Int(id.index)
    guard index < places.count, places[index] > 0 else { return 0..<0 }
    let place = Int(places[index])
    return Int(offsets[place - 1])..<Int(offsets[place])
  }
}
