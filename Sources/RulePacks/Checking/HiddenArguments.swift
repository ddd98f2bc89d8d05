import CEL
import SourceText

extension TextTemplate {
  /// Variables of texts that ``HiddenArguments`` passes on where a function needs them; `now` is passed on likewise.
  package enum HiddenName: String, CaseIterable, Sendable {
    /// The deal's currency, else the site's, else the empty text.
    case currency
    /// The name of the subject's zone.
    case zone
  }
}

/// Completes calls of text functions: `day(t)` becomes `day(t, zone)`.
enum HiddenArguments {
  private static let names: [String: (written: Int, hidden: [String])] = [
    "money": (1, [TextTemplate.HiddenName.currency.rawValue]),
    "day": (1, [TextTemplate.HiddenName.zone.rawValue]),
    "ago": (1, ["now", TextTemplate.HiddenName.zone.rawValue]),
  ]

  /// The expression with the arguments added, its nodes numbered anew.
  static func added(to expression: Expr) -> Expr {
    var next = 0
    return complete(expression, &next)
  }

  private static func complete(_ expression: Expr, _ next: inout Int) -> Expr {
    var result = expression
    switch expression.kind {
    case .literal, .identifier: break
    case .select(let operand, let field, let range, let optional):
      result.kind = .select(
        operand: complete(operand, &next), field: field, fieldRange: range, optional: optional)
    case .index(let operand, let key, let optional):
      let operand = complete(operand, &next)
      result.kind = .index(operand: operand, key: complete(key, &next), optional: optional)
    case .call(let target, let function, let range, let arguments):
      let target = target.map { complete($0, &next) }
      var arguments = arguments.map { complete($0, &next) }
      if target == nil, let (written, hidden) = names[function], arguments.count == written {
        arguments += hidden.map { identifier($0, range, &next) }
      }
      result.kind = .call(target: target, function: function, functionRange: range, arguments: arguments)
    case .list(var elements):
      for index in elements.indices { elements[index].value = complete(elements[index].value, &next) }
      result.kind = .list(elements)
    case .map(var entries):
      for index in entries.indices {
        entries[index].key = complete(entries[index].key, &next)
        entries[index].value = complete(entries[index].value, &next)
      }
      result.kind = .map(entries)
    case .message(let name, var fields):
      for index in fields.indices { fields[index].value = complete(fields[index].value, &next) }
      result.kind = .message(name: name, fields: fields)
    }
    result.id = next
    next += 1
    return result
  }

  private static func identifier(_ name: String, _ range: SourceRange, _ next: inout Int) -> Expr {
    defer { next += 1 }
    return Expr(id: next, range: range, kind: .identifier(name))
  }
}
