package import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files that lie beside the repository, read in place.
package enum SharedFiles {
  /// The folder `shared` beside the package, or nil where there is none.
  package static let root: String? = {
    var parts = #filePath.split(separator: "/").map(String.init)
    while !parts.isEmpty {
      parts.removeLast()
      if access("/" + (parts + ["Package.swift"]).joined(separator: "/"), R_OK) == 0 { break }
    }
    let shared = "/" + (parts.dropLast() + ["shared"]).joined(separator: "/")
    return access(shared + "/conformance/rules", R_OK) == 0 ? shared : nil
  }()

  /// The names in a folder below it, sorted.
  package static func names(in folder: String) -> [String] {
    guard let root, let stream = opendir(root + "/" + folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  package static func file(_ path: String) -> SourceFile? {
    guard let root, let stream = fopen(root + "/" + path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
    return SourceFile(name: path, utf8: bytes)
  }
}
