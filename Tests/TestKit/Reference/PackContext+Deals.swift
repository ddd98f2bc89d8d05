import EventTime
import RulePacks

/// What is said of deals as of the end, when all timers have run. LANGUAGE.md sections 4 and 13.
extension PackContext {
  private var end: Point {
    Point(at: world.asOf, count: world.activities.count, isTimer: true)
  }

  private var deals: [Subject] {
    Set(world.activities.compactMap(\.deal)).sorted().map { Subject(kind: .deal, ids: [$0]) }
  }

  /// The lines that a pack adds to the page before a call.
  var briefLines: [Outcome] {
    let sections = [
      ("working", pack.brief.working), ("not working", pack.brief.notWorking), ("next", pack.brief.next),
    ]
    return deals.flatMap { deal in
      let scene = Scene(world: world, pack: self, subject: deal, point: end)
      return sections.flatMap { section, lines in
        lines.filter { scene.judge($0.condition).isYes }.map { line in
          Outcome(
            rule: "\(pack.id)/\(section)", subjectKind: "deal", subject: deal.ids, happening: .line,
            at: world.asOf, rep: scene.render(line.say))
        }
      }
    }
  }

  /// How every deal stands.
  var records: [Outcome] {
    deals.compactMap { deal in
      guard let record = world.deal(deal.ids[0], after: end.count) else { return nil }
      let scene = Scene(world: world, pack: self, subject: deal, point: end)
      let names = ["name", "account", "rep", "stage", "amount", "currency", "close_date", "opened_at"]
      let values = names.map { Printing.print(scene.value(of: ["deal", $0])) ?? "-" }
      let state = record.isWon ? "won" : record.isLost ? "lost" : "open"
      let fields = record.fields.sorted { $0.key < $1.key }.map {
        "\($0.key)=\(Printing.print($0.value) ?? "-")"
      }
      let latest = world.activities.last { $0.deal == record.id }?.at ?? .earliest
      return Outcome(
        rule: "deals", subjectKind: "deal", subject: deal.ids, happening: .record, at: latest,
        rep: (values + [state] + fields).joined(separator: " "))
    }
  }
}
