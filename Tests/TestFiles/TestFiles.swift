import Glibc

/// The files that tests read in place: those of the package, and the folder `shared` that may lie beside it.
package enum TestFiles {
  /// The folder that holds Package.swift.
  package static let package: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The folder `shared` beside the package, or nil where the package stands alone; tests that need it are skipped then.
  package static let shared: String? = {
    let folder = package + "/../shared"
    return access(folder, R_OK) == 0 ? folder : nil
  }()

  /// The path of a file or folder below `shared`, or nil where it is not there.
  package static func shared(_ path: String) -> String? {
    guard let full = shared.map({ $0 + "/" + path }), access(full, R_OK) == 0 else { return nil }
    return full
  }

  /// The contents of a file below `shared`, or nil where it is not there.
  package static func sharedBytes(_ path: String) -> [UInt8]? { shared(path).flatMap(bytes) }

  /// The names in a folder below `shared`, sorted, hidden ones left out; empty where it is not there.
  package static func sharedNames(in folder: String) -> [String] {
    shared(folder).map { names(in: $0) } ?? []
  }

  /// As ``sharedNames(in:)`` for any folder; a path that is not absolute begins at the package.
  ///
  /// - Parameter isHiddenShown: Whether names that begin with a dot are among them.
  package static func names(in folder: String, isHiddenShown: Bool = false) -> [String] {
    guard let stream = opendir(folder.hasPrefix("/") ? folder : package + "/" + folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isShown = isHiddenShown ? name != "." && name != ".." : !name.hasPrefix(".")
      if isShown { names.append(name) }
    }
    return names.sorted()
  }

  /// The contents of a file, or nil where it cannot be read; a path that is not absolute begins at the package.
  package static func bytes(_ path: String) -> [UInt8]? {
    guard let stream = fopen(path.hasPrefix("/") ? path : package + "/" + path, "rb") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, stream)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}
