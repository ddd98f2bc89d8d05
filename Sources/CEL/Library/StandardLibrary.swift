/// The functions that every expression may call.
enum StandardLibrary {
  static let functions: [String: Function] = [:]
}
