import Glibc

/// A folder that is gone, with the files in it, when the test is over.
package final class ScratchFolder {
  package let path: String

  package init() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/touchline-test-XXXXXX").utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? parent
  }

  deinit {
    for name in TestFiles.names(in: path, isHiddenShown: true) { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The path of a file in it, which need not exist.
  package func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and gives its path.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = path(name)
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      offset += count
    }
    close(descriptor)
    return file
  }

  @discardableResult
  package func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }
}
