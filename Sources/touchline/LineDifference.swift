import SourceText

/// What differs between two texts of a file, line by line, as a patch is read.
struct LineDifference {
  /// Lines that go begin with `-`, lines that come with `+`; ends with a line end.
  let text: String
  /// Lines that stay around those that do not.
  private static let context = 2

  init(_ before: SourceFile, _ after: SourceFile) {
    let rows = Self.rows(Self.lines(before), Self.lines(after))
    let touched = rows.indices.filter { rows[$0].sign != " " }
    var text = "--- \(before.name)\n+++ \(before.name)\n"
    var last: Int?
    for index in rows.indices
    where touched.contains(where: { abs($0 - index) <= Self.context }) {
      if last != index - 1 { text += "@@ line \(rows[index].line) @@\n" }
      last = index
      text += "\(rows[index].sign)\(rows[index].text)\n"
    }
    self.text = text
  }

  private struct Row {
    var sign: Character
    /// Of the file as it was.
    var line: Int
    var text: String
  }

  private static func rows(_ old: [String], _ new: [String]) -> [Row] {
    var gone: Set<Int> = []
    var come: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var rows: [Row] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if gone.contains(i) {
        rows.append(Row(sign: "-", line: i + 1, text: old[i]))
        i += 1
      } else if come.contains(j) {
        rows.append(Row(sign: "+", line: i + 1, text: new[j]))
        j += 1
      } else {
        rows.append(Row(sign: " ", line: i + 1, text: old[i]))
        i += 1
        j += 1
      }
    }
    return rows
  }

  private static func lines(_ file: SourceFile) -> [String] {
    (1...file.lineStarts.count).map { file.line($0) }
  }
}
