package import SourceText

/// Mends in files what can be mended safely: one problem at a time, each change tried before it is kept.
///
/// A change is kept where its problem is gone afterwards and nothing new is wrong at its place; it touches the token that
/// is wrong and nothing else. What has been mended once is found in order the next time.
package struct Mending: Sendable {
  /// As they came, or mended.
  package private(set) var files: [SourceFile]
  /// What was mended, in the order in which it was.
  package private(set) var mended: [(problem: Diagnostic, fix: QuickFix)] = []

  /// More changes than this are no slips.
  private static let most = 1_000

  /// - Parameter judge: Everything that is wrong with all of the files.
  package init(_ files: [SourceFile], judge: ([SourceFile]) -> [Diagnostic]) {
    self.files = files
    var refused: Set<Attempt> = []
    var problems = judge(files)
    while mended.count < Self.most, let (problem, fix) = Self.next(problems, refused) {
      let changed = self.changed(by: fix, in: problem.file.name)
      let rest = judge(changed)
      if Self.helps(fix, problem, before: problems, after: rest) {
        self.files = changed
        problems = rest
        mended.append((problem, fix))
      } else {
        refused.insert(Attempt(problem, fix))
      }
    }
  }

  private struct Attempt: Hashable {
    let file: String
    let message: String
    let fix: QuickFix

    init(_ problem: Diagnostic, _ fix: QuickFix) {
      file = problem.file.name
      message = problem.message
      self.fix = fix
    }
  }

  private static func next(
    _ problems: [Diagnostic], _ refused: Set<Attempt>
  ) -> (Diagnostic, QuickFix)? {
    for problem in problems {
      if let fix = QuickFix(problem), !refused.contains(Attempt(problem, fix)) { return (problem, fix) }
    }
    return nil
  }

  private func changed(by fix: QuickFix, in name: String) -> [SourceFile] {
    files.map { file in
      guard file.name == name, fix.range.start <= fix.range.end, fix.range.end <= file.utf8.count else {
        return file
      }
      var utf8 = file.utf8
      utf8.replaceSubrange(fix.range.start..<fix.range.end, with: fix.text.utf8)
      return SourceFile(name: name, utf8: utf8)
    }
  }

  /// Whether the problem is gone, fewer like it are left, and nothing else is wrong where the change is.
  private static func helps(
    _ fix: QuickFix, _ problem: Diagnostic, before: [Diagnostic], after: [Diagnostic]
  ) -> Bool {
    func alike(_ other: Diagnostic) -> Bool {
      other.code == problem.code && other.message == problem.message && other.file.name == problem.file.name
    }
    guard after.count(where: alike) < before.count(where: alike) else { return false }
    let end = fix.range.start + fix.text.utf8.count
    return !after.contains {
      $0.file.name == problem.file.name && $0.range.start < end && $0.range.end > fix.range.start
        && $0.severity <= problem.severity
    }
  }
}
