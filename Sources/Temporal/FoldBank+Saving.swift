import BasicContainers
public import Saving

extension FoldBank {
  /// Writes a fold; instants as distances from another one.
  public func save(_ id: ID, into writer: inout ByteWriter, from base: Int64) {
    save(entries[Int(id.number)], into: &writer, from: base)
  }

  /// Reads what was written into a fold that is empty.
  public mutating func restore(_ id: ID, from reader: inout ByteReader, from base: Int64) {
    restore(touch(id), from: &reader, from: base)
  }

  private func save(_ entry: Entry, into writer: inout ByteWriter, from base: Int64) {
    switch entry.kind {
    case .count: counts[entry.place].save(into: &writer, from: base)
    case .distinct: distincts[entry.place].save(into: &writer, from: base)
    case .sum, .mean: sums[entry.place].save(into: &writer, from: base)
    case .min, .max: extremes[entry.place].save(into: &writer, from: base)
    case .latest, .first: rows[entry.place].save(into: &writer, from: base)
    case .values: lists[entry.place].save(into: &writer, from: base)
    case .pending: pendings[entry.place].save(into: &writer, from: base)
    }
  }

  private mutating func restore(_ entry: Entry, from reader: inout ByteReader, from base: Int64) {
    switch entry.kind {
    case .count: counts[entry.place].restore(from: &reader, from: base)
    case .distinct: distincts[entry.place].restore(from: &reader, from: base)
    case .sum, .mean: sums[entry.place].restore(from: &reader, from: base)
    case .min, .max: extremes[entry.place].restore(from: &reader, from: base)
    case .latest, .first: rows[entry.place].restore(from: &reader, from: base)
    case .values: lists[entry.place].restore(from: &reader, from: base)
    case .pending: pendings[entry.place].restore(from: &reader, from: base)
    }
  }
}
