import SourceText
import Testing

/// A few weeks of a small team, half a day at a time; `./dev simulate quarter` plays a whole quarter of a large one.
@Suite("Some weeks of a team are played through a store")
struct SimulatedWeeksTests {
  static let pack = """
    touchline: 1
    pack: demo
    version: 1.0.0
    title: Demo
    summary: A pack of a test.
    domain: commercial-discipline
    rules:
      worry:
        title: Answer a worry
        level: act
        when: objection.raised
        expect: { later: objection.answered, within: 1 day }
        nudge: { rep: "A worry waits on {deal.name}.", manager: "A worry waits." }
      mail:
        title: Answer a mail
        when: email.received
        expect: { later: email.sent, within: 1 business day }
        nudge: { rep: "A mail waits on {deal.name}." }
      quiet:
        title: A deal has gone quiet
        while: deal.open
        without: any
        in_last: 4 days
        mutes: [mail]
        nudge: { rep: "{deal.name} is quiet.", manager: "{deal.name} is quiet." }
    """

  /// What came of one play.
  struct Play {
    /// Everything that was said and kept.
    var bytes = ""
    var sent = 0
    var candidates = 0
    /// Points of each message, by person and half day.
    var messages: [[JSON]] = []
    var faults: [String] = []
  }

  /// Numbers that are the same each time.
  struct Dice {
    private var state: UInt64 = 42

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  static func json(_ text: some StringProtocol) -> JSON { (try? JSON(Array(text.utf8))) ?? .null }

  /// Lines of one half day of deals D0 to D11 of reps R0 to R2.
  static func lines(_ day: String, _ hour: Int, _ dice: inout Dice) -> String {
    let kinds = [
      "email.received", "email.received", "objection.raised", "email.sent", "objection.answered", "call.held",
      "deal.won",
    ]
    return (0..<6).map { number in
      let deal = dice.roll(12)
      let minute = 10 + dice.roll(50)
      let at = "\(day)T\(hour < 10 ? "0" : "")\(hour):\(minute):00Z"
      let kind = kinds[dice.roll(dice.roll(5) == 0 ? 7 : 6)]
      return
        #"{"id":"\#(day)-\#(hour)-\#(number)","at":"\#(at)","kind":"\#(kind)","deal":"D\#(deal)","rep":"R\#(deal % 3)"}"#
        + "\n"
    }.joined()
  }

  static func play(days: [String]) throws -> Play {
    let folder = try Workspace()
    defer { folder.forget("team.store") }
    let store = folder.path("team.store")
    let setting = ["--store", store, "--packs", try folder.write("demo.yaml", pack)]
    _ = try Program(["store", "init", store])
    let people =
      (0..<3).map { #"{"person":"R\#($0)","role":"rep","manager":"M1"}"# + "\n" }.joined()
      + #"{"person":"M1","role":"manager"}"# + "\n"
    let directory = try folder.write("people.ndjson", people)
    _ = try Program(["import", "directory", directory, "--store", store])
    var (play, dice) = (Play(), Dice())
    for (number, day) in days.enumerated() {
      for (hour, asOf) in [(8, "\(day)T09:05:00Z"), (12, "\(day)T13:35:00Z")] {
        let log = try folder.write("log.ndjson", lines(day, hour, &dice))
        _ = try Program(["import", "ndjson", log, "--store", store])
        let run = try Program(["run", "--as-of", asOf, "--withheld", "--format", "json"] + setting)
        let handed = try Program(["deliver", "--store", store, "--as-of", asOf])
        play.look(
          run, handed,
          number % 4 == 0
            ? try Program(["check", "--as-of", asOf, "--all", "--format", "ndjson"] + setting) : nil)
      }
    }
    play.bytes += try Program(["store", "export", store]).output
    return play
  }

  @Test("nobody is told too much, what is not said is listed, and to play it again gives the same bytes")
  func weeks() throws {
    let days = [2, 3, 4, 5, 6, 9, 10, 11].map { "2026-03-\($0 < 10 ? "0" : "")\($0)" }
    let play = try Self.play(days: days)
    #expect(play.faults.isEmpty, "\(play.faults)")
    #expect(play.sent > 10 && play.candidates > 2 * play.sent)
    #expect(play.messages.allSatisfy { (1...3).contains($0.count) })
    #expect(try Self.play(days: days).bytes == play.bytes)
  }
}

extension SimulatedWeeksTests.Play {
  /// - Parameter rows: What is open, found apart from the run.
  fileprivate mutating func look(_ run: Program, _ handed: Program, _ rows: Program?) {
    if run.status != 0 { faults.append(run.errors) }
    bytes += run.output + handed.output
    let said = SimulatedWeeksTests.json(run.output)
    let told = said["sent"]?.elements.compactMap(\.text) ?? []
    let held = said["withheld"]?.elements.compactMap { $0["nudge"]?.text } ?? []
    sent += told.count
    candidates += told.count + held.count
    if Set(told + held).count < told.count + held.count { faults.append("told and held back at once") }
    for line in handed.output.split(separator: "\n") {
      let nudges = SimulatedWeeksTests.json(line)["nudges"]?.elements ?? []
      if !nudges.isEmpty { messages.append(nudges) }
      if Set(nudges.compactMap { $0["subject"]?.text }).count < nudges.count {
        faults.append("two points a deal")
      }
    }
    guard let rows else { return }
    let open = rows.output.split(separator: "\n").map(SimulatedWeeksTests.json).filter {
      $0["status"]?.text == "open"
    }
    let readers = open.flatMap { row in
      ["rep", "manager"].filter { row["nudge"]?[$0] != nil }.map { "\(row["id"]?.text ?? "")-\($0)" }
    }
    if Set(readers) != Set(told + held) {
      faults.append("open: \(Set(readers).symmetricDifference(told + held).sorted())")
    }
  }
}
