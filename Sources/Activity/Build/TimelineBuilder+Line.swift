import EventTime
import Symbols

extension TimelineBuilder {
  /// What a line has said so far.
  private struct Draft {
    /// A bit for each key.
    var seen: UInt32 = 0
    var id: JSONScanner.Text?
    var at: Instant?
    var kind: Int?
    var deal: JSONScanner.Text?
    var account: JSONScanner.Text?
    var rep: JSONScanner.Text?
    var actor: Actor?
    var cells = 0
    /// Where `data` begins if it came before `kind`.
    var dataOffset: Int?
    var text: JSONScanner.Text?
    var seq: Int64 = 0
    var rev: Int64 = 0
    var recorded: Instant?
    var isDeleted = false
    var source: JSONScanner.Text?
  }

  /// Adds the row that a line describes, up to its line feed.
  ///
  /// - Returns: False where known_at hides the line.
  mutating func take(_ scanner: inout JSONScanner) throws(LineProblem) -> Bool {
    let marks = (timeline.contactSymbols.count, timeline.cellKeys.count, timeline.elements.count)
    contactTexts.removeAll(keepingCapacity: true)
    do throws(LineProblem) {
      var draft = Draft()
      try members(&scanner, &draft)
      if try commit(draft, scanner) { return true }
    } catch {
      rollBack(to: marks)
      throw error
    }
    rollBack(to: marks)
    summary.outOfWindow += 1
    return false
  }

  private mutating func rollBack(to marks: (contacts: Int, cells: Int, elements: Int)) {
    timeline.contactSymbols.removeLast(timeline.contactSymbols.count - marks.contacts)
    timeline.cellKeys.removeLast(timeline.cellKeys.count - marks.cells)
    timeline.cellBits.removeLast(timeline.cellBits.count - marks.cells)
    timeline.elements.removeLast(timeline.elements.count - marks.elements)
  }

  private mutating func members(_ scanner: inout JSONScanner, _ draft: inout Draft) throws(LineProblem) {
    var place = KeyOrder.beginning
    while true {
      var key = keyOrder.expected[Int(place)].key
      if !scanner.take(keyOrder.expected[Int(place)]) {
        scanner.skipStraySpaces()
        guard try place == KeyOrder.beginning ? scanner.beginObject() : scanner.next(orEnd: "}") else {
          break
        }
        guard let unexpected = try unexpectedKey(at: place, &scanner) else {
          scanner.skipSpaces()
          try scanner.skipValue(depth: 2)
          place = KeyOrder.elsewhere
          continue
        }
        key = unexpected
      }
      scanner.skipSpaces()
      let bit: UInt32 = 1 &<< UInt32(key.rawValue)
      guard draft.seen & bit == 0 else { throw scanner.problem(.repeated(key)) }
      draft.seen |= bit
      try member(key, &scanner, &draft)
      place = key.rawValue
    }
    scanner.skipSpaces()
    guard scanner.byte == UInt8(ascii: "\n") else { throw scanner.problem(.afterObject) }
    if let start = draft.dataOffset, let kind = draft.kind {
      let end = scanner.offset
      scanner.offset = start
      draft.cells = try data(&scanner, kind)
      scanner.offset = end
    }
  }

  /// The next key and its colon, or nil for one that is none of the envelope's.
  private mutating func unexpectedKey(
    at place: KeyOrder.Place, _ scanner: inout JSONScanner
  ) throws(LineProblem) -> EnvelopeKey? {
    scanner.skipStraySpaces()
    guard let key = scanner.envelopeKey(keyOrder) else { return try unusualKey(&scanner) }
    keyOrder.learn(key, at: place)
    return key
  }

  private mutating func unusualKey(_ scanner: inout JSONScanner) throws(LineProblem) -> EnvelopeKey? {
    let name = try scanner.key()
    guard name.isEscaped else { return name.count <= 8 ? keyOrder.key(scanner.word(name)) : nil }
    return withUnescaped(name, scanner) { $1.count <= 8 ? $0.keyOrder.key(Self.word($1)) : nil }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  @inline(__always)
  private mutating func member(
    _ key: EnvelopeKey, _ scanner: inout JSONScanner, _ draft: inout Draft
  ) throws(LineProblem) {
    switch key {
    case .id: draft.id = try filledText(key, &scanner)
    case .at: draft.at = try instant(key, &scanner)
    case .kind:
      guard let kind = try symbol(key, &scanner) else { return }
      draft.kind = fields.place(of: kind)
    case .deal:
      draft.deal = try filledText(key, &scanner)
      if let deal = draft.deal, deal.count <= 8, !deal.isEscaped { deals.fetch(scanner.word(deal)) }
    case .account: draft.account = try filledText(key, &scanner)
    case .rep: draft.rep = try filledText(key, &scanner)
    case .actor: draft.actor = try actor(&scanner)
    case .contacts: try scanContacts(&scanner, draft.kind)
    case .data:
      if let kind = draft.kind {
        draft.cells = try data(&scanner, kind)
      } else {
        draft.dataOffset = scanner.offset
        try scanner.skipValue(depth: 2)
      }
    case .text: draft.text = try text(key, &scanner)
    case .seq: draft.seq = try integer(key, &scanner)
    case .rev: draft.rev = try integer(key, &scanner)
    case .recorded: draft.recorded = try instant(key, &scanner)
    case .deleted: draft.isDeleted = try truth(key, &scanner)
    case .source: draft.source = try text(key, &scanner)
    }
  }

  private mutating func commit(_ draft: Draft, _ scanner: JSONScanner) throws(LineProblem) -> Bool {
    guard let id = draft.id else { throw scanner.problem(.missing(.id)) }
    guard let at = draft.at else { throw scanner.problem(.missing(.at)) }
    guard let kind = draft.kind else { throw scanner.problem(.missing(.kind)) }
    guard draft.deal != nil || draft.account != nil || draft.rep != nil else {
      throw scanner.problem(.noSubject)
    }
    if let knownAt = options.knownAt, draft.recorded ?? at > knownAt { return false }
    let contacts = try contacts(scanner, kind)
    fields.kinds[kind].lines += 1
    // Whatever the order of the keys: one look at the deal finds the other two.
    let deal = subject(.deal, draft.deal, scanner)
    let account = subject(.account, draft.account, scanner)
    let rep = subject(.rep, draft.rep, scanner)
    var row = Timeline.Row(
      id: keep(id, scanner), deal: deal, kind: fields.kinds[kind].symbol, account: account, rep: rep,
      contactsStart: UInt32(contacts), cellsStart: UInt32(timeline.cellKeys.count - draft.cells),
      cellsCount: UInt16(draft.cells), actorCode: draft.actor?.rawValue ?? 0, at: at)
    if draft.isDeleted { row.flags = Timeline.Row.deleted }
    row.rare = rare(draft, at, scanner)
    if idsAscend, let last = timeline.rows.last { idsAscend = timeline.bytes.precedes(last.id, row.id) }
    timeline.rows.append(row)
    return true
  }

  private mutating func rare(_ draft: Draft, _ at: Instant, _ scanner: JSONScanner) -> UInt32 {
    let recorded = draft.recorded ?? at
    let text = options.content.texts ? draft.text : nil
    guard draft.seq != 0 || draft.rev != 0 || recorded != at || draft.source != nil || text != nil else {
      return 0
    }
    var rare = Timeline.Rare(seq: draft.seq, rev: draft.rev, recorded: recorded)
    if let source = draft.source { rare.source = keep(source, scanner) }
    if let text { rare.text = keep(text, scanner) }
    timeline.rare.append(rare)
    return UInt32(timeline.rare.count)
  }

  private mutating func keep(_ text: JSONScanner.Text, _ scanner: JSONScanner) -> ByteArena.Reference {
    guard text.isEscaped else { return timeline.bytes.append(scanner.bytes(text)) }
    return withUnescaped(text, scanner) { $0.timeline.bytes.append($1) }
  }
}

extension TimelineBuilder {
  /// The text without its escapes, for the time of the call.
  mutating func withText<Result>(
    _ text: JSONScanner.Text, _ scanner: JSONScanner, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard text.isEscaped else { return body(scanner.bytes(text)) }
    return withUnescaped(text, scanner) { body($1) }
  }

  /// As ``withText(_:_:_:)`` for a text with escapes, and for what changes the builder.
  @inline(never)
  mutating func withUnescaped<Result>(
    _ text: JSONScanner.Text, _ scanner: JSONScanner,
    _ body: (inout TimelineBuilder, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    var room: [UInt8] = []
    swap(&room, &unescaped)
    let count = JSONEscape.unescape(scanner.bytes(text), into: &room)
    let result = room.withUnsafeBytes { body(&self, UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    swap(&room, &unescaped)
    return result
  }

  @inline(__always)
  mutating func intern(_ text: JSONScanner.Text, _ scanner: JSONScanner) -> Symbol {
    guard text.isEscaped else { return timeline.symbols.intern(scanner.bytes(text)) }
    return withUnescaped(text, scanner) { $0.timeline.symbols.intern($1) }
  }

  /// A text, or nil for null.
  @inline(__always)
  private func text(_ key: EnvelopeKey, _ scanner: inout JSONScanner) throws(LineProblem) -> JSONScanner.Text?
  {
    if scanner.byte == UInt8(ascii: "\"") { return try scanner.text() }
    try null(key, &scanner)
    return nil
  }

  /// A text that is not empty, or nil for null.
  @inline(__always)
  private func filledText(
    _ key: EnvelopeKey, _ scanner: inout JSONScanner
  ) throws(LineProblem) -> JSONScanner.Text? {
    let text = try text(key, &scanner)
    if let text, text.count == 0 { throw scanner.problem(.empty(key)) }
    return text
  }

  @inline(__always)
  private mutating func symbol(_ key: EnvelopeKey, _ scanner: inout JSONScanner) throws(LineProblem)
    -> Symbol?
  {
    guard let text = try filledText(key, &scanner) else { return nil }
    return intern(text, scanner)
  }

  /// The symbol of an id, or none where the line names none; that of the deal is asked for before those of the others.
  @inline(__always)
  private mutating func subject(
    _ role: DealMemory.Role, _ text: JSONScanner.Text?, _ scanner: JSONScanner
  ) -> Symbol {
    guard let text else {
      if role == .deal { deals.forgetPlace() }
      return .none
    }
    guard text.isEscaped else {
      return subject(role, scanner.bytes(text), text.count <= 8 ? scanner.word(text) : 0)
    }
    return withUnescaped(text, scanner) { builder, id in
      builder.subject(role, id, id.contains(0) ? 0 : Self.word(id))
    }
  }

  /// - Parameter word: The id as a number, where it has at most eight bytes; 0 where it holds a zero, so that no two
  ///   ids are one number.
  @inline(__always)
  private mutating func subject(
    _ role: DealMemory.Role, _ id: UnsafeRawBufferPointer, _ word: UInt64
  ) -> Symbol {
    guard id.count <= 8, word != 0 else {
      if role == .deal { deals.forgetPlace() }
      return timeline.symbols.intern(id)
    }
    if let known = deals.symbol(role, word) { return known }
    let symbol = timeline.symbols.intern(id)
    deals.remember(role, word, symbol)
    return symbol
  }

  private mutating func instant(
    _ key: EnvelopeKey, _ scanner: inout JSONScanner
  ) throws(LineProblem) -> Instant? {
    guard let text = try text(key, &scanner) else { return nil }
    let instant: Instant?
    if text.isEscaped {
      instant = withUnescaped(text, scanner) { $0.instants.parse($1) }
    } else {
      instant = instants.parse(scanner.bytes(text))
    }
    guard let instant else { throw scanner.problem(.wrongType(key)) }
    return instant
  }

  private func integer(_ key: EnvelopeKey, _ scanner: inout JSONScanner) throws(LineProblem) -> Int64 {
    guard scanner.isAtNumber else {
      try null(key, &scanner)
      return 0
    }
    guard let value = try scanner.number().exactInteger else { throw scanner.problem(.wrongType(key)) }
    return value
  }

  private func truth(_ key: EnvelopeKey, _ scanner: inout JSONScanner) throws(LineProblem) -> Bool {
    guard scanner.isAtLiteral else { throw scanner.problem(.wrongType(key)) }
    return try scanner.literal() ?? false
  }

  /// Takes a null, which reads as absent; anything else is of the wrong type.
  private func null(_ key: EnvelopeKey, _ scanner: inout JSONScanner) throws(LineProblem) {
    guard scanner.isAtLiteral, try scanner.literal() == nil else { throw scanner.problem(.wrongType(key)) }
  }

  private mutating func actor(_ scanner: inout JSONScanner) throws(LineProblem) -> Actor? {
    guard let text = try text(.actor, &scanner) else { return nil }
    let name = withText(text, scanner) { NameWords($0) }
    for place in actorNames.indices where actorNames[place].name == name { return actorNames[place].actor }
    throw scanner.problem(.unknownActor)
  }

  /// Takes note of the contacts, which are looked up when the whole line has been read.
  ///
  /// Few of them are near in the table of symbols: their places are asked for meanwhile.
  private mutating func scanContacts(_ scanner: inout JSONScanner, _ kind: Int?) throws(LineProblem) {
    guard scanner.byte == UInt8(ascii: "[") else { return try null(.contacts, &scanner) }
    scanner.offset += 1
    if scanner.take("]") { return }
    let mayBeKept = kind.map { fields.kinds[$0].keepsContacts } ?? true
    repeat {
      scanner.skipSpaces()
      guard scanner.byte == UInt8(ascii: "\"") else { throw scanner.problem(.wrongType(.contacts)) }
      let contact = try scanner.text()
      guard mayBeKept, contactTexts.count <= LogLimits.listCount else { continue }
      contactTexts.append(contact)
      if !contact.isEscaped { timeline.symbols.fetch(scanner.bytes(contact)) }
    } while try scanner.next(orEnd: "]")
  }

  /// Where the contacts begin that were added, or 0 where none were.
  private mutating func contacts(_ scanner: JSONScanner, _ kind: Int) throws(LineProblem) -> Int {
    guard !contactTexts.isEmpty, fields.kinds[kind].keepsContacts else { return 0 }
    guard contactTexts.count <= LogLimits.listCount else {
      let last = contactTexts[LogLimits.listCount]
      throw LineProblem(cause: .tooManyContacts, offset: last.start + last.count + 1)
    }
    timeline.contactSymbols.append(Symbol(index: UInt32(contactTexts.count)))
    let start = timeline.contactSymbols.count
    for place in contactTexts.indices {
      timeline.contactSymbols.append(intern(contactTexts[place], scanner))
    }
    return start
  }
}

extension Timeline.Row {
  static let deleted: UInt8 = 1
  static let superseded: UInt8 = 2
  static let inConflict: UInt8 = 4
}

extension JSONScanner {
  var isAtNumber: Bool { byte &- 0x30 < 10 || byte == UInt8(ascii: "-") }

  var isAtLiteral: Bool {
    byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") || byte == UInt8(ascii: "n")
  }
}
