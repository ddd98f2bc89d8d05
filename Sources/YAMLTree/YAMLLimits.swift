/// What a file may cost at most; beyond each limit it is refused with a diagnostic that names the limit.
package struct YAMLLimits: Sendable {
  /// Mappings and lists inside each other. Reading recurses once per level.
  package var depth = 64
  /// Bytes of the file.
  package var bytes = 4 << 20
  /// Scalars, mappings and lists, counted again wherever an alias stands for them.
  package var nodes = 200_000
  /// Places that are not UTF-8 and are pointed at one by one.
  package var encodingProblems = 20

  package init() {}

  package static let standard = YAMLLimits()
}
