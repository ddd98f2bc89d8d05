import Glibc
import Testing

@Suite("touchline pack lint --fix")
struct LintFixTests {
  private static let wrong = """
    touchline: 1
    pack: example
    version: 1.0.0
    title: Example
    summary: An example.
    domain: costumer-concept
    rules:
      call-back:
        titel: Call back
        wehn: call.tryed   # the customer did not answer
        if: !deal.won
        expect: { later: call.held, within: 2 dayz }
        nudge: { rep: "Call {deal.nane}.", ask: [What changed?] }

    """

  private static let right =
    wrong.replacing("costumer", with: "customer").replacing("titel", with: "title")
    .replacing("wehn: call.tryed", with: "when: call.tried").replacing("!deal.won", with: "'!deal.won'")
    .replacing("dayz", with: "days").replacing("nane", with: "name")

  @Test("mends the tokens that are wrong and touches nothing else, once")
  func mended() throws {
    let folder = try Workspace()
    let path = try folder.write("p.yaml", Self.wrong)
    let first = try Program(["pack", "lint", "--fix", path])
    #expect(first.status == 0 && first.errors.contains("7 problems mended\n"), "\(first.errors)")
    #expect(try folder.read("p.yaml") == Self.right)
    #expect(try Program(["pack", "lint", "--fix", path]).errors.contains("0 problems mended\n"))
    #expect(try folder.read("p.yaml") == Self.right)
    #expect(access(folder.path("p.yaml.part"), F_OK) != 0, "nothing is left beside it")
  }

  @Test("shows what it would write and writes nothing on a dry run")
  func dry() throws {
    let folder = try Workspace()
    let path = try folder.write("p.yaml", Self.wrong)
    let run = try Program(["pack", "lint", "--fix", "--dry-run", path])
    #expect(run.output.contains("-    titel: Call back\n") && run.output.contains("+    title: Call back\n"))
    #expect(run.output.contains(" version: 1.0.0\n") || run.output.contains(" summary: An example.\n"))
    #expect(try folder.read("p.yaml") == Self.wrong)
  }

  @Test("writes through a link, and keeps who may read the file")
  func linked() throws {
    let folder = try Workspace()
    let path = try folder.write("p.yaml", Self.wrong)
    chmod(path, 0o640)
    try folder.link("link.yaml", to: path)
    _ = try Program(["pack", "lint", "--fix", folder.path("link.yaml")])
    #expect(try folder.read("p.yaml") == Self.right)
    var status = stat()
    #expect(lstat(folder.path("link.yaml"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test("wants packs to be named, and leaves a dry run to --fix")
  func usage() throws {
    #expect(try Program(["pack", "lint", "--fix"]).status == 2)
    #expect(try Program(["pack", "lint", "--dry-run", "p.yaml"]).status == 2)
  }
}
