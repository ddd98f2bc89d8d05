import Glibc
import SourceText

/// Files and folders as commands meet them.
enum Files {
  /// Packs, directories and configurations are written by people; what is larger is something else.
  static let largestBytes = 64 << 20

  /// The whole file, or of `-` standard input.
  static func read(_ path: String) throws(Failure) -> SourceFile {
    if path == "-" {
      return SourceFile(name: "<standard input>", utf8: try bytes(STDIN_FILENO, "<standard input>"))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .usage("cannot open \(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    guard !isFolder(path) else { throw .usage("\(path) is a folder; a file is wanted") }
    return SourceFile(name: path, utf8: try bytes(descriptor, path))
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The files below a folder, hidden ones left out, sorted by path.
  ///
  /// Links to folders are not followed: two that lead upwards would make more paths than anybody can read.
  static func files(below folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else {
      throw .usage("cannot open \(folder): \(String(cString: strerror(errno)))")
    }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if !isFolder(path) {
        found.append(path)
      } else if !isLink(path) {
        found += try files(below: path)
      }
    }
    return found.sorted()
  }

  /// A path in a file, relative to the folder of that file.
  static func resolve(_ path: String, beside file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }

  /// A file that is made anew, or `-` for standard output.
  static func create(_ path: String) throws(Failure) -> OutputStream {
    if path == "-" { return Console.standardOutput }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .usage("cannot write \(path): \(String(cString: strerror(errno)))") }
    return OutputStream(descriptor: descriptor)
  }

  /// Writes a file anew so that whoever reads it meanwhile, or finds it after a crash, sees the old or the new whole.
  static func replace(_ path: String, by text: String) throws(Failure) {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    // Beside what a link leads to, so that the link stays one.
    let target =
      realpath(path, nil).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
      } ?? path
    let part = "\(target).part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .usage("cannot write \(part): \(String(cString: strerror(errno)))") }
    OutputStream(descriptor: descriptor).write(text)
    let isSafe = fsync(descriptor) == 0
    close(descriptor)
    guard isSafe, rename(part, target) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(part)
      throw .usage("cannot write \(path): \(reason)")
    }
  }

  private static func bytes(_ descriptor: Int32, _ name: String) throws(Failure) -> [UInt8] {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return content }
      if count < 0 {
        if errno == EINTR { continue }
        throw .input("cannot read \(name): \(String(cString: strerror(errno)))")
      }
      content += buffer[..<count]
      guard content.count <= largestBytes else {
        throw .input("\(name) is larger than \(largestBytes >> 20) MiB")
      }
    }
  }
}
