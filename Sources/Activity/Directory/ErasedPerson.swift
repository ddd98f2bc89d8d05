/// The name that stands in for somebody whose data was erased: `erased-1`.
///
/// It says nothing of who it was: the number is how many were erased before.
package enum ErasedPerson {
  package static func name(_ number: Int) -> String { "\(prefix)\(number)" }

  /// Whether an id is such a name; nobody is told anything under it.
  package static func isOne(_ id: String) -> Bool {
    id.hasPrefix(prefix) && Int(id.dropFirst(prefix.count)) != nil
  }

  private static let prefix = "erased-"
}
