/// What of one set of findings is not in another one: between two `known_at`, or before and after a late activity.
///
/// Findings are the same by their ids.
package struct FindingDifference: Sendable {
  /// Those that were there and are no longer, in their order.
  package private(set) var withdrawn: [Finding] = []
  /// Those that were not there, in their order.
  package private(set) var raised: [Finding] = []
  /// Those that are there still and say something else, such as how they ended.
  package private(set) var changed: [(before: Finding, after: Finding)] = []

  package init(from before: [Finding], to after: [Finding]) {
    var places: [String: Int] = [:]
    for (place, finding) in after.enumerated() { places[finding.id] = place }
    var isOld = Array(repeating: false, count: after.count)
    for finding in before {
      guard let place = places[finding.id] else {
        withdrawn.append(finding)
        continue
      }
      isOld[place] = true
      if after[place] != finding { changed.append((finding, after[place])) }
    }
    for (place, finding) in after.enumerated() where !isOld[place] { raised.append(finding) }
  }
}
