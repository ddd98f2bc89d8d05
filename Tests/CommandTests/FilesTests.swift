import Testing

@testable import touchline

@Suite("Files below a folder")
struct FilesTests {
  @Test("are found once, also beside a link that leads back to the folder")
  func links() throws {
    let workspace = try Workspace()
    let file = try workspace.write("a.yaml", "")
    try workspace.link("again", to: ".")
    try workspace.link("b.yaml", to: "a.yaml")
    #expect(try Files.files(below: workspace.root) == [file, workspace.path("b.yaml")])
  }
}
