import Glibc

/// The three standard streams, without Foundation.
enum Console {
  static let standardOutput = OutputStream(descriptor: STDOUT_FILENO)

  /// Writes a line to standard error.
  static func error(_ line: String) {
    OutputStream(descriptor: STDERR_FILENO).write(line.last == "\n" ? line : line + "\n")
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal, or what reads well in a file.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 104 }
    return min(Int(size.ws_col), 120)
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Milliseconds since some moment, for the progress bar only.
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// A file descriptor that is written to.
struct OutputStream {
  let descriptor: Int32

  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes all of the bytes; where the reader has gone away the program ends, for nobody is left to serve.
  func write(_ bytes: [UInt8]) {
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if count > 0 {
          offset += count
        } else if errno != EINTR {
          if errno != EPIPE { Self.giveUp(descriptor, errno) }
          Glibc.exit(0)
        }
      }
    }
  }

  private static func giveUp(_ descriptor: Int32, _ code: Int32) {
    if descriptor != STDERR_FILENO {
      Console.error("touchline: cannot write: \(String(cString: strerror(code)))")
    }
    Glibc.exit(Failure.Status.fault.rawValue)
  }
}

extension Console {
  /// Text from a file without control characters, which a terminal would obey.
  static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }))
  }
}
