package import EventTime
import Symbols

extension TimelineBuilder {
  /// Adds the cells of a `data` object, as the kind's declaration types them.
  ///
  /// - Returns: How many cells there are now for this row.
  mutating func data(_ scanner: inout JSONScanner, _ kind: Int) throws(LineProblem) -> Int {
    guard scanner.byte == UInt8(ascii: "{") else {
      guard scanner.isAtLiteral, try scanner.literal() == nil else {
        throw scanner.problem(.wrongType(.data))
      }
      return 0
    }
    scanner.offset += 1
    if scanner.take("}") { return 0 }
    let start = timeline.cellKeys.count
    var seen = SeenFields()
    repeat {
      let name = try scanner.key()
      let (entry, place) = entry(name, kind, scanner)
      guard seen.add(entry.symbol, place) else { throw scanner.problem(.repeatedField) }
      guard entry.isKept else {
        try scanner.skipValue(depth: 3)
        continue
      }
      let cell = try cell(entry, kind, &scanner)
      guard !cell.isAbsent else { continue }
      guard timeline.cellKeys.count - start < LogLimits.listCount else {
        throw scanner.problem(.tooManyFields)
      }
      timeline.cellKeys.append(entry.symbol.index << 4 | UInt32(cell.tag.rawValue))
      timeline.cellBits.append(cell.bits)
    } while try scanner.next(orEnd: "}")
    return timeline.cellKeys.count - start
  }

  private mutating func entry(
    _ name: JSONScanner.Text, _ kind: Int, _ scanner: JSONScanner
  ) -> (entry: FieldTable.Entry, place: Int?) {
    if name.isEscaped { return withUnescaped(name, scanner) { $0.entry($1, kind) } }
    return entry(scanner.bytes(name), kind)
  }

  private mutating func entry(
    _ name: UnsafeRawBufferPointer, _ kind: Int
  ) -> (entry: FieldTable.Entry, place: Int?) {
    guard let place = fields.entry(name, ofKind: kind, symbols: &timeline.symbols) else {
      return (fields.undeclared(name, &timeline.symbols), nil)
    }
    return (fields.kinds[kind].entries[place], place)
  }

  private mutating func countMisfit(_ kind: Int, _ entry: FieldTable.Entry) {
    fields.kinds[kind].misfits[entry.symbol, default: 0] += 1
  }

  /// The next value as its declaration wants it; absent for null, and for what does not fit, which is counted.
  private mutating func cell(
    _ entry: FieldTable.Entry, _ kind: Int, _ scanner: inout JSONScanner
  ) throws(LineProblem) -> Cell {
    let cell: Cell? =
      switch scanner.byte {
      case UInt8(ascii: "\""): textCell(try scanner.text(), entry, scanner)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        Self.cell(try scanner.number(), entry.type)
      case UInt8(ascii: "["): try listCell(entry, kind, &scanner)
      case UInt8(ascii: "{"): try skipped(&scanner)
      default: Self.cell(try scanner.literal(), entry.type)
      }
    guard let cell else {
      countMisfit(kind, entry)
      return .absent
    }
    return cell
  }

  private func skipped(_ scanner: inout JSONScanner) throws(LineProblem) -> Cell? {
    try scanner.skipValue(depth: 3)
    return nil
  }

  private static func cell(_ literal: Bool?, _ type: FieldType) -> Cell? {
    guard let literal else { return .absent }
    return type == .bool || type == .any ? .bool(literal) : nil
  }

  private static func cell(_ number: JSONNumber, _ type: FieldType) -> Cell? {
    switch type {
    case .int: return number.exactInteger.map { .int($0) }
    case .any:
      if let integer = number.integer { return .int(integer) }
      return number.double.isFinite ? .double(number.double) : nil
    case .number, .money, .share, .percentPoints: return number.double.isFinite ? .double(number.double) : nil
    case .text, .bool, .date, .instant, .listOfText: return nil
    }
  }

  private mutating func textCell(
    _ text: JSONScanner.Text, _ entry: FieldTable.Entry, _ scanner: JSONScanner
  ) -> Cell? {
    switch entry.type {
    case .text, .any:
      let symbol = intern(text, scanner)
      return fields.isAllowed(symbol, by: entry) ? .text(symbol) : nil
    case .date, .instant:
      let zone = options.zone
      return withText(text, scanner) { LoggedInstant.parse($0, zone: zone) }.map { .instant($0) }
    default: return nil
    }
  }

  /// Texts of a `list of text`, without those that its closed list does not have; scalars of an `any`.
  private mutating func listCell(
    _ entry: FieldTable.Entry, _ kind: Int, _ scanner: inout JSONScanner
  ) throws(LineProblem) -> Cell? {
    guard entry.type == .listOfText || entry.type == .any else { return try skipped(&scanner) }
    let whole = scanner.offset
    let start = timeline.elements.count
    scanner.offset += 1
    if scanner.take("]") { return .list(start..<start) }
    repeat {
      scanner.skipSpaces()
      guard let element = try element(entry, &scanner) else {
        timeline.elements.removeLast(timeline.elements.count - start)
        scanner.offset = whole
        return try skipped(&scanner)
      }
      if element.isAbsent { countMisfit(kind, entry) } else { timeline.elements.append(element) }
    } while try scanner.next(orEnd: "]")
    return .list(start..<timeline.elements.count)
  }

  /// One element; absent for a text outside of the closed list, nil where the whole list does not fit.
  private mutating func element(
    _ entry: FieldTable.Entry, _ scanner: inout JSONScanner
  ) throws(LineProblem) -> Cell? {
    switch scanner.byte {
    case UInt8(ascii: "\""):
      let symbol = intern(try scanner.text(), scanner)
      return fields.isAllowed(symbol, by: entry) ? .text(symbol) : .absent
    case UInt8(ascii: "["), UInt8(ascii: "{"): return nil
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return Self.cell(try scanner.number(), entry.type)
    default:
      guard let literal = try scanner.literal() else { return entry.type == .any ? .null : nil }
      return Self.cell(literal, entry.type)
    }
  }
}

/// Instants as fields and directories write them.
package enum LoggedInstant {
  /// RFC 3339 with offset, or a bare date, which is the first instant of that day in the zone.
  package static func parse(_ utf8: UnsafeRawBufferPointer, zone: TimeZoneRules) -> Instant? {
    if utf8.count == 10 { return CivilDate.parse(utf8).map { zone.startOfDay($0) } }
    return RFC3339.parse(utf8)
  }
}

/// Which fields of one `data` object have been named.
private struct SeenFields {
  private var places: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var others: Set<Symbol> = []

  /// False where the field was there before.
  mutating func add(_ field: Symbol, _ place: Int?) -> Bool {
    guard let place, place < FieldTable.entryLimit else { return others.insert(field).inserted }
    let bit: UInt64 = 1 << UInt64(place & 63)
    switch place >> 6 {
    case 0: return Self.set(bit, &places.0)
    case 1: return Self.set(bit, &places.1)
    case 2: return Self.set(bit, &places.2)
    default: return Self.set(bit, &places.3)
    }
  }

  private static func set(_ bit: UInt64, _ word: inout UInt64) -> Bool {
    let isNew = word & bit == 0
    word |= bit
    return isNew
  }
}
