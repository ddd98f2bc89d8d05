import Glibc
import TestFiles

/// Where samples lie, and what this machine has.
enum Place {
  static func sample(_ path: String) -> String { TestFiles.package + "/Samples/" + path }

  static func has(_ program: String) -> Bool { run("command -v \(program) >/dev/null 2>&1") }

  /// Runs a line of shell; false where it fails.
  static func run(_ line: String) -> Bool { system(line) == 0 }
}

struct Failed: Error {
  var what: String
}

/// A file of its own under the system's folder for such things, removed with the value.
final class TemporaryFile {
  let path: String

  init() throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/touchline-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Failed(what: "no temporary file in \(folder)") }
    close(descriptor)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unlink(path) }
}

/// The bytes of a file.
func contents(of path: String) throws -> [UInt8] {
  guard let bytes = TestFiles.bytes(path) else { throw Failed(what: "cannot read \(path)") }
  return bytes
}
