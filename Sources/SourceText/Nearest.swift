/// The name that somebody who wrote `word` most likely meant, or nil where none is near enough.
///
/// Distance is Damerau-Levenshtein's (optimal string alignment) without regard to case; a third of the word may be
/// wrong, at least one character, never all of it. Of equally near names the one that sorts first is taken, so that
/// the answer does not depend on the order of `candidates`.
package func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased().unicodeScalars.prefix(maximalLength + 1))
  guard !wanted.isEmpty, wanted.count <= maximalLength else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != word {
    let name = Array(candidate.lowercased().unicodeScalars.prefix(maximalLength + 1))
    let limit = max(1, min(wanted.count, name.count) / 3)
    guard name.count <= maximalLength, abs(name.count - wanted.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, name)
    guard distance <= limit, distance < max(wanted.count, name.count) else { continue }
    if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// Longer words are no slips of the pen, and the distance costs the product of both lengths.
private let maximalLength = 64

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for row in a.indices {
    var current = [row + 1]
    current.reserveCapacity(b.count + 1)
    for column in b.indices {
      let replaced = last[column] + (a[row] == b[column] ? 0 : 1)
      var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
