import Activity
import RulePacks
import SourceText
import Testing

@Suite("A damaged pack")
struct DamagedPackTests {
  private static let whole = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: "P \\u00e9"
    summary: 'It''s a pack'
    domain: d
    params: { wait: { type: duration, default: 2 business days, about: From here on, wait. } }
    lists: { late: [proposal, negotiation] }
    events:
      talk: &talk [call.held, { kind: meeting.held, with: { manager_present: true } }]
      long: { kind: call.held, where: "data.minutes > 60 && 'x' in data.topics" }
    facts:
      people: { distinct: activity.contacts, of: *talk, within: 45 days }
    practices: { listen: { statement: We listen., benchmark: { world_class: 92%, source: S } } }
    rules:
      r:
        title: T
        practice: listen
        per: [manager, rep]
        when: long
        if: >
          facts.people < 2
            && now - activity.at < days(3)
        expect: { later: email.sent, by: 4 business hours after activity.at }
        same: [data.meeting]
        exceptions: [{ name: n, if: rep.open_deals == 0, reason: None open. }]
        nudge: { rep: "{money(5)} {{ {list(activity.contacts)}", ask: [Q?] }
    tests:
      - name: n
        with: { calendar: { zone: Europe/Berlin }, directory: [{ person: R1, manager: M1, from: 2026-01-05 }] }
        log: |
          day 0 10:30  call.held minutes=70 topics=[x,"y z"] contacts=ana : text
          +1 business day  email.sent recorded="day 4"
        as_of: day 9
        expect: [{ rule: r, is: met, at: day 1 18:00 }]

    """

  private static let reader = PackReader(catalogue: KindCatalogue(), domains: ["d"])

  @Test("undamaged, it is right")
  func undamaged() {
    let read = Self.reader.read(SourceFile(name: "p", text: Self.whole))
    #expect(!read.diagnostics.hasErrors, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }

  /// Every problem must lie in the file and be printable, whatever stands there.
  private func check(_ bytes: [UInt8], _ damage: String) {
    let read = Self.reader.read(SourceFile(name: "p", utf8: bytes))
    for diagnostic in read.diagnostics {
      let range = diagnostic.range
      #expect(
        0 <= range.start && range.start <= range.end && range.end <= bytes.count,
        "\(damage): \(diagnostic.code)")
      #expect(!diagnostic.text().isEmpty)
    }
    #expect(read.pack != nil || read.diagnostics.hasErrors, "\(damage)")
  }

  @Test("cut off at any place, it is refused or read, never more")
  func cut() {
    let bytes = Array(Self.whole.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) { check(Array(bytes[..<end]), "cut at \(end)") }
  }

  @Test("with bytes changed, taken out or put in, it is refused or read", arguments: 1...4)
  func changed(seed: UInt64) {
    var random = Steps(state: seed)
    let spice = Array("{}[]:,'\"&*!|>#%@`\n\t -?\u{00E9}0.=/\\".utf8)
    for round in 0..<60 {
      var bytes = Array(Self.whole.utf8)
      for _ in 0..<random.next(below: 4) + 1 {
        let place = random.next(below: bytes.count)
        switch random.next(below: 3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(spice[random.next(below: spice.count)], at: place)
        default: bytes[place] = spice[random.next(below: spice.count)]
        }
      }
      check(bytes, "seed \(seed), round \(round)")
    }
  }

  /// A small generator, so that a failure can be repeated from its seed.
  private struct Steps {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}
