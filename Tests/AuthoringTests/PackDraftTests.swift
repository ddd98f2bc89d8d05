import Activity
import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("A new pack")
struct PackDraftTests {
  private static let reader = PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"])

  @Test(
    "is right, and its tests pass and notice most changes", arguments: PackDraft.Form.allCases,
    ["2 business days", "30 business hours", "1 hour", "120 days", "1000 days 1 business day"])
  func forms(form: PackDraft.Form, within: String) throws {
    let draft = PackDraft(
      id: "first-steps", domain: "d", sentence: #"Do "what" {was} agreed: \ yes # no"#,
      trigger: "meeting.held",
      form: form, expected: "email.sent", within: within)
    let (pack, diagnostics) = Self.reader.read(
      SourceFile(name: "p.yaml", text: draft.pack),
      testFiles: [SourceFile(name: "p.test.yaml", text: draft.tests)])
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    let results = PackTestRunner(catalogue: Self.reader.catalogue).run(try #require(pack))
    #expect(results.count >= 2)
    #expect(results.allSatisfy { $0.status == .passed }, "\(results.filter(\.isFailure).map(\.timeline))")
  }
}
