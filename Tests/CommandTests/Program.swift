import Glibc
import Testing

/// The program, run as people run it, and what came of it.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  /// - Parameters:
  ///   - arguments: After `touchline`.
  ///   - executable: Another program that is run in its place.
  init(
    _ arguments: [String], executable: String = Program.path, input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let folder = try Workspace()
    let paths = ["out", "err", "in"].map { folder.path($0) }
    try folder.write("in", input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writes = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, paths[2], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, paths[0], writes, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, paths[1], writes, 0o600)
    var variables = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
    // Whether leaks count under the address sanitizer is for whoever runs the tests to say.
    variables["ASAN_OPTIONS"] = getenv("ASAN_OPTIONS").map { String(cString: $0) }
    variables.merge(environment) { _, new in new }
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process = pid_t()
    let code = posix_spawn(&process, executable, &actions, nil, words, settings)
    try #require(code == 0, "\(executable) does not start")
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    status = ended & 0x7F == 0 ? ended >> 8 & 0xFF : -(ended & 0x7F)
    output = try folder.read("out")
    errors = try folder.read("err")
  }

  /// Beside the bundle of the tests.
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let executable = String(
      decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let besideTests = executable.split(separator: "/").dropLast().joined(separator: "/")
    if access("/\(besideTests)/touchline", X_OK) == 0 { return "/\(besideTests)/touchline" }
    // The runner of the toolchain loads the bundle, whose path is among its arguments.
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let folder = bundle.split(separator: "/").prefix { !$0.hasSuffix(".xctest") }.joined(separator: "/")
    return "/\(folder)/touchline"
  }()
}

/// A folder of a test's own, which is removed with it.
final class Workspace {
  let root: String

  init() throws {
    var template = Array("/tmp/touchline-test-XXXXXX\0".utf8).map { CChar(bitPattern: $0) }
    let made = mkdtemp(&template)
    root = try #require(made.map { String(cString: $0) })
  }

  deinit {
    for name in names { unlink(path(name)) }
    rmdir(root)
  }

  private var names: [String] = ["out", "err"]

  func path(_ name: String) -> String { "\(root)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    names.append(name)
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      try #require(count > 0)
      offset += count
    }
    return path(name)
  }

  /// Removes a file, and those that SQLite puts beside one of its own.
  func forget(_ name: String) {
    for ending in ["", "-wal", "-shm"] { unlink(path(name + ending)) }
  }

  /// Makes a link that is removed with the folder.
  func link(_ name: String, to target: String) throws {
    names.append(name)
    try #require(symlink(target, path(name)) == 0)
  }

  func read(_ name: String) throws -> String {
    let descriptor = open(path(name), O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
