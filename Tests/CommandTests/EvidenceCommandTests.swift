import Testing

@Suite("touchline pack impact, backtest and tune report")
struct EvidenceCommandTests {
  @Test(
    "end with the promised status",
    arguments: [
      (["pack", "impact", "--help"], 0), (["pack", "backtest", "--help"], 0),
      (["pack", "tune", "report", "--help"], 0), (["config", "explain", "--help"], 0),
      (["pack", "impact", "--from", "shipped", "--to", "shipped"], 2),
      (["pack", "impact", "--from", "/nowhere", "--to", "shipped", "--log", "/nowhere"], 2),
      (["pack", "backtest"], 2), (["pack", "backtest", "--log", "/nowhere"], 2),
      (["pack", "backtest", "--log", "/nowhere", "--landmark", "0"], 2),
      (["pack", "tune", "report", "--log", "/nowhere"], 2), (["config", "explain", "no/rule"], 2),
    ] as [([String], Int32)])
  func statuses(arguments: [String], status: Int32) throws {
    let run = try Program(arguments)
    #expect(run.status == status, "\(run.errors)")
    if status == 0 { #expect(run.output.contains("xample")) }
  }

  @Test("config explain answers a wrong name with the nearest one")
  func wrongName() throws {
    #expect(try Program(["config", "explain", "gone-quit"]).errors.contains("did you mean 'gone-quiet'?"))
  }
}
