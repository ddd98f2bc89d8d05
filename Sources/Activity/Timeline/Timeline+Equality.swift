import Symbols

extension Timeline {
  /// Whether two rows of one id differ in nothing that was read, whatever the order of their fields.
  func saysTheSame(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (rows[a], rows[b])
    guard left.at == right.at, left.kind == right.kind, left.deal == right.deal,
      left.account == right.account,
      left.rep == right.rep, left.actorCode == right.actorCode,
      left.flags & Row.deleted == right.flags & Row.deleted
    else { return false }
    guard seq(a) == seq(b), recorded(a) == recorded(b), source(a) == source(b) else { return false }
    guard contactSymbols[contacts(a)] == contactSymbols[contacts(b)], text(a) == text(b) else { return false }
    let (mine, theirs) = (cells(a), cells(b))
    return mine.count == theirs.count
      && mine.allSatisfy { saysTheSame(cell(at: $0), cell(b, field: field(at: $0))) }
  }

  private func saysTheSame(_ a: Cell, _ b: Cell) -> Bool {
    guard a.tag == .list, b.tag == .list else { return a == b }
    return elements[a.asList] == elements[b.asList]
  }
}
