import Activity
import CEL
import EventTime
import RulePacks
import Symbols

extension SubjectRun {
  /// Keeps the record of the deal as of the run's end, and judges the packs' lines about it.
  mutating func summarise() {
    // Everything is read as of the run's end, when all timers have run.
    at = ground.asOf
    isTimer = true
    row = Reading.noRow
    output.deals.append(summary)
    guard ground.options.brief else { return }
    for line in program.brief.indices { judge(line) }
  }

  private mutating func judge(_ place: Int) {
    let line = program.brief[place]
    guard evaluate(line.condition, .none).isTrue else { return }
    output.briefLines.append(
      BriefLine(
        deal: ground.symbols.text(record.deal), pack: ground.rules.packs[line.pack].id, section: line.section,
        text: render(line.say, .none)))
  }

  private var summary: DealSummary { summary(asOf: at) }

  /// The record of the deal, with what the directory says of it as of an instant.
  func summary(asOf at: Int64) -> DealSummary {
    let id = record.deal
    let name =
      text(record.name) ?? ground.symbols.text(ground.people.deal(id, at: Instant(milliseconds: at)).name)
    return DealSummary(
      id: ground.symbols.text(id), name: name, account: text(record.account), rep: text(record.rep),
      stage: text(record.stage), amount: record.amount.asNumber, currency: text(record.currency),
      closeDate: record.closeDate.tag == .instant ? record.closeDate.asInstant : nil,
      openedAt: record.openedAt,
      open: record.isOpen, won: record.state == .won, lost: record.state == .lost,
      fields: record.fields.map { (ground.symbols.text($0.name), ground.timeline.value(of: $0.value)) },
      lastActivity: record.lastActivity)
  }

  private func text(_ symbol: Symbol) -> String? { symbol.isNone ? nil : ground.symbols.text(symbol) }

  private func text(_ cell: Cell) -> String? { cell.tag == .text ? ground.symbols.text(cell.asText) : nil }
}
