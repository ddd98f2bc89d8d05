/// Hours of business on a working day, in minutes after local midnight.
///
/// Where they close at or before they open, they close on the next day: `22:00-06:00` belongs to the day it
/// begins on.
package struct WorkingHours: Hashable, Sendable {
  /// 0 up to 1,439.
  package let open: Int
  /// 0 to 1,440 and not ``open``.
  package let close: Int

  /// 09:00-18:00.
  package static let standard = WorkingHours(checkedOpen: 540, close: 1_080)

  /// Nil for minutes out of range, and for hours that close when they open.
  package init?(open: Int, close: Int) {
    guard (0..<1_440).contains(open), (0...1_440).contains(close), open != close else { return nil }
    self.init(checkedOpen: open, close: close)
  }

  private init(checkedOpen open: Int, close: Int) {
    self.open = open
    self.close = close
  }

  /// The form `09:00-18:00`; `24:00` is the end of the day.
  package static func parse(_ text: String) -> WorkingHours? {
    let bytes = Array(text.utf8)
    guard bytes.count == 11, bytes[5] == UInt8(ascii: "-") else { return nil }
    guard let open = minutes(bytes[..<5]), let close = minutes(bytes[6...]) else { return nil }
    return WorkingHours(open: open, close: close)
  }

  private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { text in
      guard text[2] == UInt8(ascii: ":"), let hours = text.digits(at: 0, count: 2),
        let minutes = text.digits(at: 3, count: 2)
      else { return nil }
      return minutes < 60 && hours * 60 + minutes <= 1_440 ? hours * 60 + minutes : nil
    }
  }
}

extension WorkingHours: CustomStringConvertible {
  package var description: String {
    func time(_ minutes: Int) -> String { "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))" }
    return "\(time(open))-\(time(close))"
  }
}

extension Weekday {
  /// The days that `mon-fri`, `sat` or `sun-thu` names; a range may run over the end of the week.
  package static func parse(_ text: String) -> [Weekday]? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      allCases.first { $0.abbreviation == end }
    }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else { return nil }
    let count = (last.rawValue - first.rawValue + 7) % 7
    return (0...count).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) }
  }
}
