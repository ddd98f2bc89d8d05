import ArgumentParser
import Coaching

/// How a page that people read is written.
enum SheetFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, json

  /// Writes a page to standard output.
  ///
  /// - Parameter json: The same for programs, made only where it is asked for.
  func write(_ sheet: Sheet, _ color: ColorChoice, json: () -> [UInt8]) {
    write(sheet, sheet.text(.forReading(color)), json: json)
  }

  /// - Parameter text: The page on a screen, where it has a form of its own there.
  func write(_ sheet: Sheet, _ text: @autoclosure () -> String, json: () -> [UInt8]) {
    let stream = Console.standardOutput
    switch self {
    case .text: stream.write(text())
    case .markdown: stream.write(sheet.markdown)
    case .html: stream.write(sheet.html)
    case .json: stream.write(json())
    }
  }
}
