import Glibc

/// Where things lie, and what this machine has.
enum Place {
  /// The folder that holds Package.swift.
  static let package: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The data sets beside the repository, or nil where they are not there.
  static let data: String? = {
    let folder = package + "/../shared/data"
    return access(folder, R_OK) == 0 ? folder : nil
  }()

  static func sample(_ path: String) -> String { package + "/Samples/" + path }

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
  guard let stream = fopen(path, "rb") else { throw Failed(what: "cannot read \(path)") }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, stream)
    if count == 0 { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}
