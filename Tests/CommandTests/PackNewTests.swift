import Glibc
import Testing

@Suite("touchline pack new")
struct PackNewTests {
  private func run(_ folder: Workspace, _ more: [String]) throws -> Program {
    try Program(
      [
        "pack", "new", "first-steps", "--into", folder.path(""), "--domain", "customer-concept", "--says",
        "Answer soon",
      ]
        + more)
  }

  private let rule = ["--when", "email.received", "--later", "email.sent", "--within", "2 business days"]

  @Test("writes a pack and tests that pass")
  func new() throws {
    let folder = try Workspace()
    let made = try run(folder, rule)
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try folder.read("first-steps.yaml").contains("expect: { later: email.sent, within: 2 business days }"))
    #expect(try Program(["pack", "test", folder.path("first-steps.yaml")]).output == "3 passed, 0 failed\n")
    #expect(
      try Program(["pack", "lint", folder.path("first-steps.yaml")]).errors.contains("0 errors, 0 warnings"))
  }

  @Test("overwrites nothing")
  func existing() throws {
    let folder = try Workspace()
    try folder.write("first-steps.test.yaml", "mine")
    #expect(try run(folder, rule).status == 2)
    #expect(try folder.read("first-steps.test.yaml") == "mine")
  }

  @Test("writes nothing that would be wrong, and says what is")
  func wrong() throws {
    let folder = try Workspace()
    let run = try run(folder, ["--when", "email.receive", "--later", "email.sent", "--within", "2 days"])
    #expect(run.status == 3)
    #expect(run.errors.contains("did you mean 'email.received'"))
    #expect(access(folder.path("first-steps.yaml"), F_OK) != 0)
  }

  @Test("asks nobody who is not there")
  func unattended() throws {
    let run = try run(try Workspace(), [])
    #expect(run.status == 2 && run.errors.contains("--when"))
  }
}
