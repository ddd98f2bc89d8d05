import Glibc

/// A line on standard error that says how far the log has been read, on a terminal and after a second only.
struct Progress {
  private let isWanted: Bool
  private let start: Int64
  private var shown: Int64

  init() {
    isWanted = Console.isTerminal(STDERR_FILENO)
    start = Console.milliseconds
    shown = start + 900
  }

  /// - Parameter total: Bytes in all, where they are known.
  mutating func report(_ read: Int, of total: Int?) {
    guard isWanted, Console.milliseconds - shown >= 100 else { return }
    shown = Console.milliseconds
    let megabytes = "\(read >> 20) MiB"
    guard let total, total > 0 else { return draw("reading  \(megabytes)") }
    let share = min(1, Double(read) / Double(total))
    let filled = Int(share * 30)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    draw("reading  [\(bar)] \(Int(share * 100)) %  \(megabytes)")
  }

  /// Takes the line away.
  func finish() {
    guard isWanted, shown > start + 900 else { return }
    OutputStream(descriptor: STDERR_FILENO).write("\r\u{1B}[K")
  }

  private func draw(_ text: String) {
    OutputStream(descriptor: STDERR_FILENO).write("\r\u{1B}[K\(text)")
  }
}
