import Glibc

/// The folder that holds Package.swift.
let packageRoot: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()

/// The folder of shared material beside the repository, or nil where it is not there.
let sharedFolder: String? = {
  let folder = packageRoot + "/../shared"
  return access(folder, R_OK) == 0 ? folder : nil
}()

struct Unreadable: Error {
  var path: String
}

/// The bytes of a file of the repository, or of an absolute path.
func file(_ path: String) throws -> [UInt8] {
  let full = path.hasPrefix("/") ? path : packageRoot + "/" + path
  guard let stream = fopen(full, "rb") else { throw Unreadable(path: full) }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, stream)
    if count == 0 { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}
