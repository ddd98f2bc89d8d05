package import EventTime

/// Reads a directory of NDJSON: one entry a line, plain, gzip or zstd.
package struct DirectoryReader {
  private let zone: TimeZoneRules

  /// - Parameter zone: The site's, in which a bare date begins.
  package init(zone: TimeZoneRules = .utc) {
    self.zone = zone
  }

  /// - Parameter path: A file or `-`.
  package func read(_ path: String) throws(LogReadError) -> (directory: Directory, rejections: [Rejection]) {
    let input = try LogInput(path: path)
    var buffer = LineBuffer()
    var found = Found(source: LogFiles.name(path))
    while true {
      switch try buffer.next(from: input) {
      case .lines(let lines):
        for line in lines.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
          take(UnsafeRawBufferPointer(rebasing: line), &found)
        }
      case .overlong(let first, let count):
        found.reject(first, "longer than \(LogLimits.lineBytes >> 20) MiB")
        found.offset += count + 1
      case .end: return (Directory(found.entries), found.rejections)
      }
    }
  }

  private struct Found {
    let source: String
    var entries: [Directory.Entry] = []
    var rejections: [Rejection] = []
    var line = 1
    var offset = 0

    init(source: String) { self.source = source }

    mutating func reject(_ text: [UInt8], _ reason: String) {
      rejections.append(Rejection(source: source, line: line, byteOffset: offset, reason: reason, text: text))
      line += 1
    }
  }

  /// - Parameter line: Followed by what ``JSONScanner`` wants, as lines of a ``LineBuffer`` are.
  private func take(_ line: UnsafeRawBufferPointer, _ found: inout Found) {
    defer { found.offset += line.count + 1 }
    guard let base = line.baseAddress else {
      found.line += 1
      return
    }
    var scanner = JSONScanner(base)
    if found.offset == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.offset = 3 }
    scanner.skipSpaces()
    guard scanner.byte != UInt8(ascii: "\n") else {
      found.line += 1
      return
    }
    do throws(LineProblem) {
      let members = try scanner.members()
      do throws(Directory.EntryProblem) {
        found.entries.append(try Directory.Entry(members: members, zone: zone))
        found.line += 1
      } catch {
        found.reject(Array(line), error.message)
      }
    } catch {
      found.reject(Array(line), error.reason)
    }
  }
}
