import Glibc

/// The files that the paths on a command line stand for.
enum LogFiles {
  static let standardInput = "-"

  /// How a source is called in messages.
  static func name(_ path: String) -> String { path == standardInput ? "<standard input>" : path }

  /// Files as they are, folders as their log files by name.
  static func expand(_ paths: [String]) throws(LogReadError) -> [String] {
    var files: [String] = []
    for path in paths {
      if path == standardInput {
        files.append(path)
      } else if try isFolder(path) {
        files += try logs(inFolder: path)
      } else {
        files.append(path)
      }
    }
    return files
  }

  /// The bytes of all files together, or nil where one of them is no regular file.
  static func totalSize(_ files: [String]) -> Int? {
    var total = 0
    for file in files {
      var status = stat()
      guard file != standardInput, stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return nil
      }
      total += Int(status.st_size)
    }
    return total
  }

  private static func isFolder(_ path: String) throws(LogReadError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { throw LogReadError(path, errno: errno) }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  private static func logs(inFolder path: String) throws(LogReadError) -> [String] {
    guard let folder = opendir(path) else { throw LogReadError(path, errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if isLog(name) { names.append(name) }
    }
    guard !names.isEmpty else {
      let message = "the folder holds no log (.ndjson, .jsonl, also with .gz or .zst)"
      throw LogReadError(source: path, message: message, isMissing: true)
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
  }

  private static func isLog(_ name: String) -> Bool {
    guard !name.hasPrefix(".") else { return false }
    return [".ndjson", ".jsonl"].contains { ending in
      ["", ".gz", ".zst"].contains { name.hasSuffix(ending + $0) }
    }
  }
}

extension LogReadError {
  init(_ path: String, errno code: Int32) {
    let isMissing = code == ENOENT || code == ENOTDIR
    let message = isMissing ? "no such file or folder" : String(cString: strerror(code))
    self.init(source: LogFiles.name(path), message: message, isMissing: isMissing)
  }
}
