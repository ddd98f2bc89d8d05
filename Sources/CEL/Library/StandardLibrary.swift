/// The functions that every expression may call: those of the language definition, and the extensions that authors of
/// rules use (texts, mathematics, optionals, base64).
///
/// Names and meaning are cel-go's; operators are not functions here.
enum StandardLibrary {
  static let functions: [String: Function] = {
    let all = conversions + texts + textExtensions + times + mathematics + optionals + encoders
    return Dictionary(all.map { ($0.name, $0) }) { one, other in
      Function(name: one.name, overloads: one.overloads + other.overloads)
    }
  }()

  static func function(_ name: String, _ overloads: Overload...) -> Function {
    Function(name: name, overloads: overloads)
  }

  static func global(
    _ id: String, _ parameters: [ValueType], _ result: ValueType, cost: Int = 1,
    _ implementation: @escaping Overload.Implementation
  ) -> Overload {
    Overload(id: id, parameters: parameters, result: result, cost: cost, implementation: implementation)
  }

  static func method(
    _ id: String, _ parameters: [ValueType], _ result: ValueType, cost: Int = 1,
    _ implementation: @escaping Overload.Implementation
  ) -> Overload {
    Overload(
      id: id, parameters: parameters, result: result, isMember: true, cost: cost,
      implementation: implementation)
  }
}

extension Value {
  /// The number of an `int` argument, whose tag has been tested.
  var int: Int64 { Int64(bitPattern: payload) }
  /// The number of a `double` argument, whose tag has been tested.
  var double: Double { Double(bitPattern: payload) }
}
