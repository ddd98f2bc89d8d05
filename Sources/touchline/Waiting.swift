import Glibc

/// A line on standard error that says what is being done, on a terminal only, until it is done.
struct Waiting {
  private let isShown: Bool

  init(_ what: String) {
    isShown = Console.isTerminal(STDERR_FILENO)
    if isShown { OutputStream(descriptor: STDERR_FILENO).write("\r\u{1B}[K\(what) ...") }
  }

  /// Takes the line away.
  func finish() {
    if isShown { OutputStream(descriptor: STDERR_FILENO).write("\r\u{1B}[K") }
  }
}
