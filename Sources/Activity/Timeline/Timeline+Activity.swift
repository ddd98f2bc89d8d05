import EventTime
import Symbols

extension Timeline {
  /// A row as loose values.
  package func activity(_ row: Int) -> LoggedActivity {
    LoggedActivity(
      id: id(row), at: at(row), kind: symbols.text(kind(row)), deal: deal(row).map(symbols.text),
      account: account(row).map(symbols.text), rep: rep(row).map(symbols.text), actor: actor(row),
      contacts: contactSymbols[contacts(row)].map(symbols.text),
      data: cells(row).map { (symbols.text(field(at: $0)), value(of: cell(at: $0))) },
      text: text(row), seq: seq(row), recorded: recorded(row), rev: rev(row), source: source(row))
  }

  /// A cell as a loose value; an instant becomes its text in UTC.
  package func value(of cell: Cell) -> DataValue {
    switch cell.tag {
    case .absent, .null: .null
    case .bool: .bool(cell.asBool)
    case .int: .int(cell.asInt)
    case .double: .double(cell.asDouble)
    case .text: .text(symbols.text(cell.asText))
    case .instant: .text(RFC3339.format(cell.asInstant))
    case .list: .list(elements[cell.asList].map(value))
    }
  }
}
