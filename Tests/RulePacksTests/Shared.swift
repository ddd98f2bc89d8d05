import Activity
import Glibc
import RulePacks
import SourceText

/// Files beside the package that tests read in place, where they are there.
enum Shared {
  /// The folder `shared` beside the package, or nil.
  static let root: String? = {
    var parts = #filePath.split(separator: "/").map(String.init)
    while !parts.isEmpty {
      parts.removeLast()
      let folder = "/" + parts.joined(separator: "/")
      if exists(folder + "/Package.swift") {
        return exists(folder + "/../shared") ? folder + "/../shared" : walk(parts)
      }
    }
    return nil
  }()

  /// Work trees may lie deeper than beside the folder.
  private static func walk(_ parts: [String]) -> String? {
    for count in stride(from: parts.count, through: 0, by: -1) {
      let folder = "/" + parts.prefix(count).joined(separator: "/") + "/shared"
      if exists(folder) { return folder }
    }
    return nil
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Names of the entries of a folder, sorted; empty for none.
  static func entries(_ folder: String) -> [String] {
    guard let root, let directory = opendir(root + "/" + folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  static func file(_ path: String) -> SourceFile? {
    guard let root, let stream = fopen(root + "/" + path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0 else { return SourceFile(name: path, utf8: bytes) }
      bytes += buffer[..<count]
    }
  }

  /// The reader of the conformance packs: their kinds are the only ones.
  static var conformanceReader: PackReader {
    let kinds = file("conformance/kinds.yaml").map { KindsFile.read($0) }
    return PackReader(catalogue: KindCatalogue(kinds?.kinds ?? []), domains: [kinds?.domain ?? ""])
  }
}
