import EventTime
import RulePacks
import Saving

extension Finding {
  /// Writes all but the subject.
  func save(into writer: inout ByteWriter) {
    writer.put(id)
    writer.put(rule)
    writer.putSigned(at.milliseconds)
    status.save(into: &writer)
    for text in [deal, account, rep, manager] { writer.put(text) }
    evidence.save(into: &writer)
    writer.put(nudge != nil)
    guard let nudge else { return }
    for text in [nudge.rep, nudge.manager] { writer.put(text) }
    for texts in [nudge.ask, nudge.do] { writer.put(texts) }
  }

  init(from reader: inout ByteReader, subject: SubjectID) {
    let (id, rule) = (reader.takeText(), reader.takeInt())
    let at = Instant(milliseconds: reader.takeSigned())
    self.init(id: id, rule: rule, subject: subject, at: at, status: Status(from: &reader))
    deal = reader.takeOptionalText()
    account = reader.takeOptionalText()
    rep = reader.takeOptionalText()
    manager = reader.takeOptionalText()
    evidence = Evidence(from: &reader)
    guard reader.takeBool() else { return }
    let (toRep, toManager) = (reader.takeOptionalText(), reader.takeOptionalText())
    let ask = reader.takeTexts()
    nudge = RenderedNudge(rep: toRep, manager: toManager, ask: ask, do: reader.takeTexts())
  }
}

extension Finding.Status {
  fileprivate func save(into writer: inout ByteWriter) {
    switch self {
    case .open: writer.put(0)
    case .cleared(let at, let by):
      writer.put(1)
      writer.putSigned(at.milliseconds)
      writer.put(by)
    case .expired(let at):
      writer.put(2)
      writer.putSigned(at.milliseconds)
    case .due: writer.put(3)
    }
  }

  fileprivate init(from reader: inout ByteReader) {
    switch reader.take() {
    case 0: self = .open
    case 1:
      let at = Instant(milliseconds: reader.takeSigned())
      self = .cleared(at: at, by: reader.takeOptionalText())
    case 2: self = .expired(at: Instant(milliseconds: reader.takeSigned()))
    case 3: self = .due
    default:
      reader.fail()
      self = .open
    }
  }
}

extension Evidence {
  fileprivate func save(into writer: inout ByteWriter) {
    writer.put(trigger)
    writer.put(found)
    writer.put(searched?.event)
    if let searched {
      writer.put(searched.from)
      writer.put(searched.to)
    }
    writer.put(due)
    writer.put(count != nil)
    if let count { writer.putSigned(Int64(count)) }
    writer.put(before != nil)
    if let before { writer.putSigned(Int64(before)) }
    writer.put(period?.name)
    if let period {
      writer.put(Period.allCases.firstIndex(of: period.period) ?? 0)
      writer.putSigned(period.start.milliseconds)
      writer.putSigned(period.end.milliseconds)
    }
    writer.put(reads.count)
    for reading in reads {
      writer.put(reading.name)
      writer.put(reading.value)
    }
    writer.put(norms.count)
    for norm in norms { norm.save(into: &writer) }
    writer.put(witnesses.count)
    for witness in witnesses { witness.save(into: &writer) }
  }

  fileprivate init(from reader: inout ByteReader) {
    self.init()
    trigger = reader.takeOptionalText()
    found = reader.takeTexts()
    if let event = reader.takeOptionalText() {
      let from = reader.takeOptionalInstant()
      searched = Search(event: event, from: from, to: reader.takeOptionalInstant())
    }
    due = reader.takeOptionalInstant()
    if reader.takeBool() { count = Int(reader.takeSigned()) }
    if reader.takeBool() { before = Int(reader.takeSigned()) }
    if let name = reader.takeOptionalText() { period = CalendarPeriod(named: name, from: &reader) }
    for _ in 0..<reader.takeCount() {
      let name = reader.takeText()
      reads.append(Reading(name: name, value: reader.takeOptionalText()))
    }
    for _ in 0..<reader.takeCount() { norms.append(Norm(from: &reader)) }
    for _ in 0..<reader.takeCount() { witnesses.append(Witness(from: &reader)) }
  }
}

extension Evidence.Norm {
  fileprivate func save(into writer: inout ByteWriter) {
    writer.put(name)
    writer.put(quantile)
    writer.putSigned(since.milliseconds)
    writer.put(deal)
    writer.put(deals)
    writer.put(values)
    for texts in [by, among] { writer.put(texts) }
  }

  fileprivate init(from reader: inout ByteReader) {
    let (name, quantile) = (reader.takeText(), reader.takeInt())
    let since = Instant(milliseconds: reader.takeSigned())
    let deal = reader.takeText()
    let (deals, values) = (reader.takeInt(), reader.takeInt())
    let by = reader.takeTexts()
    self.init(
      name: name, quantile: quantile, since: since, deal: deal, deals: deals, values: values, by: by,
      among: reader.takeTexts())
  }
}

extension Evidence.Witness {
  private static let kinds: [Kind] = [.witness, .counterExample, .selection]

  fileprivate func save(into writer: inout ByteWriter) {
    writer.put(source)
    writer.put(Self.kinds.firstIndex(of: kind) ?? 0)
    writer.put(elements)
  }

  fileprivate init(from reader: inout ByteReader) {
    let (source, kind) = (reader.takeText(), reader.takeInt())
    if !Self.kinds.indices.contains(kind) { reader.fail() }
    let known = Self.kinds.indices.contains(kind) ? Self.kinds[kind] : .witness
    self.init(source: source, kind: known, elements: reader.takeTexts())
  }
}

extension Evidence.CalendarPeriod {
  fileprivate init(named name: String, from reader: inout ByteReader) {
    let kind = reader.takeInt()
    let start = Instant(milliseconds: reader.takeSigned())
    let end = Instant(milliseconds: reader.takeSigned())
    if !Period.allCases.indices.contains(kind) { reader.fail() }
    let period = Period.allCases.indices.contains(kind) ? Period.allCases[kind] : .week
    self.init(period: period, start: start, end: end, name: name)
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ text: String?) {
    put(text != nil)
    if let text { put(text) }
  }

  fileprivate mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }

  fileprivate mutating func put(_ instant: Instant?) {
    put(instant != nil)
    if let instant { putSigned(instant.milliseconds) }
  }
}

extension ByteReader {
  fileprivate mutating func takeOptionalText() -> String? { takeBool() ? takeText() : nil }

  fileprivate mutating func takeOptionalInstant() -> Instant? {
    takeBool() ? Instant(milliseconds: takeSigned()) : nil
  }

  fileprivate mutating func takeTexts() -> [String] {
    var texts: [String] = []
    for _ in 0..<takeCount() { texts.append(takeText()) }
    return texts
  }
}
