import Activity
import BuiltInDomains
import DomainKit
import Testing

@Suite("The quarter of sample deals")
struct QuarterTests {
  static let quarter = Result {
    let domains = LoadedDomains(BuiltInDomains.all)
    let (directory, rejections) = try DirectoryReader().read(Place.sample("directory.ndjson"))
    guard rejections.isEmpty else { throw Failed(what: "lines of the directory cannot be read") }
    return try Judgement(
      log: Place.sample("quarter.ndjson"), packs: domains.shippedPacks().packs,
      catalogue: domains.catalogue, asOf: "2026-03-31T18:00:00Z", directory: directory)
  }

  @Test("is read whole, with its edits and its deleted line")
  func reading() throws {
    let summary = try Self.quarter.get().summary
    #expect(summary.rejected == 0)
    #expect(summary.edited == 2)
    #expect(summary.deleted == 1)
    #expect(summary.kept == summary.read - 3)
  }

  @Test("leaves in peace what is as it should be", arguments: ["D01", "D15", "D37"])
  func silence(deal: String) throws {
    let findings = try Self.quarter.get().findings()
    #expect(findings.filter { $0.hasPrefix(deal + "/") }.isEmpty)
  }

  @Test(
    "speaks of what the stories are about",
    arguments: [
      "D02/understand-before-proposing", "D03/fix-avoid-accomplish",
      "D04/lose-the-sale-keep-the-relationship", "D06/honour-walking-away", "D07/gone-quiet",
      "D09/stop-pushing", "D10/slipping-close-date", "D12/answer-in-time", "D13/thank-after-a-loss",
      "D16/candour-before-contract", "D17/close-date-passed", "D18/confirm-before-revising",
      "D19/listen-more", "D21/answer-a-worry-in-person", "D22/just-about-right",
      "D23/ask-before-you-present", "D24/nothing-planned", "D25/say-why-it-jumped", "D27/amount-shrinking",
      "D28/new-owner-says-hello", "D32/use-common-words", "D38/no-silence-after-the-signature",
      "D39/objection-left-open", "A30/bad-news", "D02/single-threaded", "D02/why-us",
      "D04/trade-instead-of-giving", "D08/meet-the-economic-influence", "D11/why-us-and-not-them",
      "D22/customer-between-meetings", "D35/meet-new-players", "D38/introduce-who-serves",
      "D39/bring-the-specialist", "A11/cover-functions-and-levels", "M01/field-time",
      "M01/manager-in-the-field", "M02/recognise-what-was-kept",
    ])
  func speech(finding: String) throws {
    #expect(try Self.quarter.get().findings(openOnly: true).contains(finding))
  }

  @Test(
    "speaks of what was put right in time, and no longer",
    arguments: [
      "A08/serve-first", "D22/quick-approval", "D02/do-what-we-said", "D13/discount-is-no-answer",
      "R01/practise-the-skill",
    ])
  func past(finding: String) throws {
    let quarter = try Self.quarter.get()
    #expect(quarter.findings().contains(finding))
    #expect(!quarter.findings(openOnly: true).contains(finding))
  }

  @Test(
    "does not mistake a good story for a bad one",
    arguments: [
      "D05/honour-walking-away", "D05/keep-in-touch", "D14/thank-after-a-loss",
      "D20/answer-a-worry-in-person",
      "D26/say-why-it-jumped", "D11/candour-before-contract", "A11/confirm-after-a-change", "A29/bad-news",
      "A01/earn-before-you-ask", "D11/bring-perspective", "D11/meet-the-economic-influence",
      "D22/answer-inside", "A01/cover-functions-and-levels",
    ])
  func mistakes(finding: String) throws {
    #expect(try !Self.quarter.get().findings().contains(finding))
  }

  @Test("is what the story tells", .enabled(if: Place.has("python3"), "python3 is not installed"))
  func telling() throws {
    let told = try TemporaryFile()
    try #require(Place.run("python3 '\(Place.sample("tell.py"))' >'\(told.path)'"))
    #expect(try contents(of: told.path) == contents(of: Place.sample("quarter.ndjson")))
  }
}
