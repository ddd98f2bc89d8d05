import Symbols

/// Puts the parts of a log behind each other as if one thread had read them.
struct LogAssembly {
  /// The segment whose part is to come.
  private(set) var next = 0
  /// Of all files, compressed as they may be.
  private(set) var bytesRead = 0
  /// Decompressed.
  private(set) var logBytes = 0
  /// By thread: the symbol of the log for each of the thread's.
  private var symbols: [[Symbol]]
  private var source = 0
  /// Of this source, before the part to come.
  private var lines = 0

  /// - Parameter known: How many symbols all threads and the log had in common from the beginning.
  init(threads: Int, known: Int) {
    let same = (0..<known).map { Symbol(index: UInt32($0)) }
    symbols = Array(repeating: same, count: threads)
  }

  /// Rejected lines of the part to come, counted from the beginning of their file.
  func placed(_ rejections: [Rejection], of segment: LogSegment) -> [Rejection] {
    let before = segment.source == source ? lines : 0
    return rejections.map { rejection in
      var rejection = rejection
      rejection.line += before
      return rejection
    }
  }

  mutating func add(_ part: LogPart, to builder: inout TimelineBuilder) {
    part.newTexts.forEach { symbols[part.thread].append(builder.timeline.symbols.intern($0)) }
    builder.add(part, symbols[part.thread])
    if part.segment.source != source { (source, lines) = (part.segment.source, 0) }
    lines += part.lines
    bytesRead += part.bytesRead
    logBytes += part.logBytes
    next += 1
  }

  /// Adds what a thread counted by kind, after its last part.
  func add(_ fields: FieldTable, of thread: Int, to builder: inout TimelineBuilder) {
    builder.fields.add(fields, symbols[thread])
  }
}

extension TimelineBuilder {
  /// - Parameter symbols: The symbol of this builder for each of the part's.
  fileprivate mutating func add(_ part: LogPart, _ symbols: [Symbol]) {
    joinOrder(part.timeline)
    idsAscend = idsAscend && part.idsAscend
    let origin = keptLines.count
    origins += part.origins.lazy.map { $0.isKept ? .kept($0.place + origin) : $0 }
    let moved = lineBytes.append(part.lineBytes)
    keptLines += part.keptLines.lazy.map { moved[$0] }
    timeline.add(part.timeline, symbols)
    summary.read += part.summary.read
    summary.rejected += part.summary.rejected
    summary.outOfWindow += part.summary.outOfWindow
    summary.cutShort += part.summary.cutShort
  }

  /// Notes whether ids still ascend where a part begins.
  private mutating func joinOrder(_ part: Timeline) {
    guard let last = timeline.rows.last, let first = part.rows.first, idsAscend else { return }
    idsAscend = timeline.bytes.withBytes(last.id) { last in
      part.bytes.withBytes(first.id) { last.lexicographicallyPrecedes($0) }
    }
  }
}

extension Timeline {
  /// - Parameter map: The symbol of this timeline for each of the other's.
  fileprivate mutating func add(_ other: Timeline, _ map: [Symbol]) {
    let contacts = UInt32(contactSymbols.count)
    let (cells, lists, rares) = (UInt32(cellKeys.count), UInt64(elements.count), UInt32(rare.count))
    let moved = bytes.append(other.bytes)
    func new(_ symbol: Symbol) -> Symbol { symbol.isNone ? symbol : map[Int(symbol.index)] }
    func new(_ cell: Cell) -> Cell { cell.tag == .text ? .text(new(cell.asText)) : cell }
    let oldRows = rows.count
    rows += other.rows
    var newRows = rows.mutableSpan
    for place in oldRows..<newRows.count {
      let row = newRows[place]
      newRows[place].kind = new(row.kind)
      newRows[place].deal = new(row.deal)
      newRows[place].account = new(row.account)
      newRows[place].rep = new(row.rep)
      newRows[place].id = moved[row.id]
      if row.contactsStart != 0 { newRows[place].contactsStart += contacts }
      newRows[place].cellsStart += cells
      if row.rare != 0 { newRows[place].rare += rares }
    }
    addContacts(other.contactSymbols, map)
    cellKeys += other.cellKeys.lazy.map { new(Symbol(index: $0 >> 4)).index << 4 | $0 & 15 }
    cellBits += zip(other.cellKeys, other.cellBits).lazy.map { key, bits in
      switch Cell.Tag(rawValue: UInt8(key & 15)) {
      case .text: new(Cell(tag: .text, bits: bits)).bits
      case .list: bits + lists << 32
      default: bits
      }
    }
    elements += other.elements.lazy.map(new)
    rare += other.rare.lazy.map { rare in
      var rare = rare
      (rare.source, rare.text) = (moved[rare.source], moved[rare.text])
      return rare
    }
  }

  private mutating func addContacts(_ other: [Symbol], _ map: [Symbol]) {
    var place = contactSymbols.count
    contactSymbols += other
    var contacts = contactSymbols.mutableSpan
    while place < contacts.count {
      let end = place + 1 + Int(contacts[place].index)
      for own in place + 1..<end { contacts[own] = map[Int(contacts[own].index)] }
      place = end
    }
  }
}

extension FieldTable {
  /// Adds the counts of another table.
  fileprivate mutating func add(_ other: FieldTable, _ symbols: [Symbol]) {
    for kind in other.kinds {
      let place = place(of: symbols[Int(kind.symbol.index)])
      kinds[place].lines += kind.lines
      for (field, count) in kind.misfits {
        kinds[place].misfits[symbols[Int(field.index)], default: 0] += count
      }
    }
  }
}
