/// Where a server finds what is not open in the editor.
package struct WorkspaceFiles: Sendable {
  /// The text of a file by its path; nil where there is none that can be read.
  let load: @Sendable (String) -> String?
  /// The paths of the YAML files below a folder.
  let list: @Sendable (String) -> [String]

  package init(
    load: @escaping @Sendable (String) -> String?,
    list: @escaping @Sendable (String) -> [String] = { _ in [] }
  ) {
    self.load = load
    self.list = list
  }
}
