import SourceText

extension CheckPass {
  mutating func call(_ expression: Expr) -> ValueType {
    guard case .call(let target, let function, let range, let arguments) = expression.kind else {
      return .error
    }
    do throws(SyntaxError) {
      if let macro = try Macro.recognize(expression), !isShadowed(macro, target) {
        macros[expression.id] = macro
        return check(macro, at: expression, range)
      }
    } catch {
      problems.append(error.problem)
      return .error
    }
    if Operator.sign(of: function) != nil { return operation(function, range, arguments, at: expression) }
    return invocation(target, function, range, arguments, at: expression)
  }

  /// Whether a name in scope hides the namespace of a macro: `cel` may be a variable.
  private func isShadowed(_ macro: Macro, _ target: Expr?) -> Bool {
    switch macro {
    case .bind, .extremum: target.flatMap(Self.qualifiedName).map(isLocal) ?? false
    default: false
    }
  }

  // MARK: Functions

  private mutating func invocation(
    _ target: Expr?, _ name: String, _ range: SourceRange, _ arguments: [Expr], at expression: Expr
  ) -> ValueType {
    if let function = namespaced(target, name) {
      return resolve(function.overloads.filter { !$0.isMember }, name, range, arguments, at: expression)
    }
    guard let target else {
      let function = declared(name)
      guard let function else {
        return unknownFunction(name, range, arguments, at: expression, isMember: false)
      }
      let overloads = function.overloads.filter { !$0.isMember }
      if overloads.isEmpty { return wrongStyle(name, range, arguments, at: expression, isMember: false) }
      return resolve(overloads, name, range, arguments, at: expression)
    }
    guard let function = declarations.functions[name] else {
      return unknownFunction(name, range, [target] + arguments, at: expression, isMember: true)
    }
    let overloads = function.overloads.filter(\.isMember)
    if overloads.isEmpty {
      return wrongStyle(name, range, [target] + arguments, at: expression, isMember: true)
    }
    return resolve(overloads, name, range, [target] + arguments, at: expression)
  }

  /// The function that `math.ceil(x)` means, as `math` is no value.
  private func namespaced(_ target: Expr?, _ name: String) -> Function? {
    guard let target, let namespace = Self.qualifiedName(target), !isLocal(namespace) else { return nil }
    return declared(namespace + "." + name)
  }

  private func declared(_ name: String) -> Function? {
    for candidate in candidateNames(name) {
      if let function = declarations.functions[candidate] { return function }
    }
    return nil
  }

  private mutating func resolve(
    _ overloads: [Overload], _ name: String, _ range: SourceRange, _ arguments: [Expr], at expression: Expr
  ) -> ValueType {
    let given = arguments.map { solver.resolve(check($0)) }
    guard given.count <= PlannedOverload.mostParameters else {
      return fail(
        .tooManyParameters, range, "'\(name)' is given more than \(PlannedOverload.mostParameters) arguments",
        help: "hand several over as one list")
    }
    if given.contains(.error), mode == .checked { return .error }
    var fitting: [Overload] = []
    var result: ValueType?
    for overload in overloads {
      let (parameters, type) = solver.instantiate(overload)
      guard solver.assign(given, to: parameters) else { continue }
      fitting.append(overload)
      let resolved = solver.resolve(type)
      result = result == nil || result == resolved ? resolved : .dyn
    }
    guard let result else {
      let countFits = overloads.filter { $0.parameters.count == given.count }
      calls[expression.id] = ResolvedCall(overloads: countFits, arguments: arguments)
      return doesNotFit(overloads, name, range, given, arguments)
    }
    calls[expression.id] = ResolvedCall(overloads: fitting, arguments: arguments)
    checkLiterals(name, arguments)
    return result
  }

  private mutating func doesNotFit(
    _ overloads: [Overload], _ name: String, _ range: SourceRange, _ given: [ValueType], _ arguments: [Expr]
  ) -> ValueType {
    let isMember = overloads.first?.isMember ?? false
    let types = given.dropFirst(isMember ? 1 : 0).map { solver.settle($0).description }.joined(
      separator: ", ")
    let on = isMember ? "\(solver.settle(given[0]))." : ""
    return fail(
      .typesDoNotFit, range, "'\(name)' cannot be called as \(on)\(name)(\(types))",
      help: "it is called as "
        + overloads.prefix(4).map { Self.signature($0, name) }.joined(separator: ", or "))
  }

  private static func signature(_ overload: Overload, _ name: String) -> String {
    let parameters = overload.parameters.map(\.description)
    guard overload.isMember else { return "\(name)(\(parameters.joined(separator: ", ")))" }
    return "\(parameters[0]).\(name)(\(parameters.dropFirst().joined(separator: ", ")))"
  }

  private mutating func unknownFunction(
    _ name: String, _ range: SourceRange, _ arguments: [Expr], at expression: Expr, isMember: Bool
  ) -> ValueType {
    references[expression.id] = .undeclared
    let macros = isMember ? ["all", "exists", "exists_one", "map", "filter"] : ["has"]
    let known = declarations.functions.values.filter { $0.overloads.contains { $0.isMember == isMember } }
    if macros.contains(name) {
      return fail(.badMacro, range, "'\(name)' is given the wrong number of arguments")
    }
    let suggestion = nearest(name, among: known.map(\.name) + macros)
    let type = fail(
      .unknownFunction, range, isMember ? "there is no method '\(name)'" : "there is no function '\(name)'",
      suggestion: suggestion)
    // What was meant as a macro declares names in its arguments, which nothing would know here.
    let isMacro = suggestion.map(macros.contains) ?? false
    for argument in isMacro ? Array(arguments.prefix(1)) : arguments { _ = check(argument) }
    return type
  }

  private mutating func wrongStyle(
    _ name: String, _ range: SourceRange, _ arguments: [Expr], at expression: Expr, isMember: Bool
  ) -> ValueType {
    references[expression.id] = .undeclared
    for argument in arguments { _ = check(argument) }
    return fail(
      .unknownFunction, range, "'\(name)' is called the other way round",
      help: isMember ? "write it as \(name)(x)" : "write it as x.\(name)(...)")
  }

  // MARK: Literals that can be judged before anything runs

  private mutating func checkLiterals(_ name: String, _ arguments: [Expr]) {
    guard let last = arguments.last, case .literal(.string(let text)) = last.kind else { return }
    switch name {
    case "matches":
      if case .failure(let reason) = Pattern.compile(Array(text.utf8)) {
        report(.badPattern, last.range, reason.message)
      }
    case "timestamp" where CivilTime.parse(Array(text.utf8)) == nil:
      report(
        .badTime, last.range, "'\(text)' is no point in time",
        help: "write it as in timestamp(\"2026-03-31T09:00:00Z\")")
    case "duration" where DurationText.parse(Array(text.utf8)) == nil:
      report(
        .badTime, last.range, "'\(text)' is no duration",
        help: "write it as in duration(\"90s\") or duration(\"1h30m\")")
    default: break
    }
  }
}
