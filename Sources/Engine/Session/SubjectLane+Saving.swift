import Activity
import RulePacks
import Saving
import Symbols
import Temporal

extension SubjectLane {
  /// Writes every subject; none may be held by the run.
  func save(into writer: inout ByteWriter, _ symbols: SymbolTable) {
    writer.put(array: places.keys)
    writer.put(array: heads)
    writer.put(array: links)
    writer.put(array: subjects.map { timers.instant(of: UInt32(truncatingIfNeeded: $0)) })
    states.save(into: &writer)
    for subject in subjects {
      writer.put(found[subject].count)
      for finding in found[subject] { finding.save(into: &writer) }
    }
  }

  /// Reads what was written into a lane that is empty.
  mutating func restore(from reader: inout ByteReader, _ symbols: SymbolTable) {
    let keys = reader.takeArray(of: SubjectTimelines.Key.self)
    heads = reader.takeArray(of: Head.self)
    links = reader.takeArray(of: Link.self)
    let instants = reader.takeArray(of: Int64.self)
    states = BlobStore(from: &reader)
    guard heads.count == keys.count, instants.count == keys.count else { return reader.fail() }
    for (subject, key) in keys.enumerated() {
      guard Self.isKnown(key.first, symbols), Self.isKnown(key.second, symbols), places.add(key) == subject
      else { return reader.fail() }
      timers.set(UInt32(truncatingIfNeeded: subject), at: instants[subject])
      let id = key.subjectID(kind, symbols)
      var findings: [Finding] = []
      for _ in 0..<reader.takeCount() { findings.append(Finding(from: &reader, subject: id)) }
      found.append(findings)
    }
  }

  private static func isKnown(_ symbol: Symbol, _ symbols: SymbolTable) -> Bool {
    symbol.isNone || Int(symbol.index) < symbols.count
  }
}
