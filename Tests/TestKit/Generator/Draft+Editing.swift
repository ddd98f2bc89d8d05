extension Draft {
  /// What stands under a path of keys, and of places such as `[0]` in lists; nil where there is nothing.
  package func at(_ path: some Collection<String>) -> Draft? {
    guard let key = path.first else { return self }
    return children.first { $0.key == key }?.value.at(path.dropFirst())
  }

  /// What stands under a path of keys, as text.
  func text(at path: String...) -> String? {
    if case .text(let text)? = at(path) { text } else { nil }
  }

  /// The entries of a mapping.
  var entries: [(key: String, value: Draft)] {
    if case .map(let entries) = self { entries } else { [] }
  }

  /// The entries of the mapping under a path of keys.
  func entries(at path: String...) -> [(key: String, value: Draft)] { at(path)?.entries ?? [] }

  /// Entries of a mapping by key, elements of a list by place.
  var children: [(key: String, value: Draft)] {
    switch self {
    case .map(let entries): entries
    case .list(let elements): elements.enumerated().map { ("[\($0)]", $1) }
    case .text, .lines: []
    }
  }

  /// The same with other children, whose places in a list mean nothing.
  private func having(_ children: [(key: String, value: Draft)]) -> Draft {
    switch self {
    case .map: .map(children)
    case .list: .list(children.map(\.value))
    case .text, .lines: self
    }
  }

  /// The same with another value under a path; a last key that is not there is added.
  func setting(_ path: some Collection<String>, to value: Draft) -> Draft {
    guard let key = path.first else { return value }
    if let index = children.firstIndex(where: { $0.key == key }) {
      let inner = children[index].value.setting(path.dropFirst(), to: value)
      return having(children.replacing(index, with: (key, inner)))
    }
    return path.count == 1 ? having(children + [(key, value)]) : self
  }

  /// The same without what stands under a path.
  func removing(_ path: some Collection<String>) -> Draft {
    guard let key = path.first, let index = children.firstIndex(where: { $0.key == key }) else { return self }
    guard path.count > 1 else { return having(children.without(index)) }
    let inner = children[index].value.removing(path.dropFirst())
    return having(children.replacing(index, with: (key, inner)))
  }

  /// Everything within, by its path.
  var places: [(path: [String], value: Draft)] {
    children.flatMap { key, value in
      [([key], value)] + value.places.map { ([key] + $0.path, $0.value) }
    }
  }
}
